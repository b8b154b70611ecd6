# about: background, setsid
# shells: bash dash
setsid ffmpeg a &
ffmpeg b
