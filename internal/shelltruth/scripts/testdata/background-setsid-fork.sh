# about: background, setsid
# shells: bash dash
setsid -f ffmpeg a
ffmpeg b
