# about: background, nohup
# shells: bash dash
nohup ffmpeg a >/dev/null 2>&1 &
ffmpeg b
wait
