# about: background, exec
# shells: bash dash
ffmpeg a &
exec ffmpeg b
