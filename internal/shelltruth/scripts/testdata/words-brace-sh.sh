# about: brace
# shells: dash
ffmpeg {a,b}.mp4 x{1..3}
