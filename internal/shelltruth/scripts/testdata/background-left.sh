# about: background
# shells: bash dash
ffmpeg a &
ffmpeg b
