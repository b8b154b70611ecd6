# about: pipeline, background
# shells: bash dash
{ ffmpeg a & ffmpeg b & } | cat
ffmpeg c
