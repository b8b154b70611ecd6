# about: exec
# shells: bash dash
ffmpeg a
exec ffmpeg b
ffmpeg never
