# about: glob
# shells: bash dash
ffmpeg -i *.mp4 out
