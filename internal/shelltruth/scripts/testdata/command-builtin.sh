# about: wrappers
# shells: bash dash
command ffmpeg a
exec ffmpeg b
