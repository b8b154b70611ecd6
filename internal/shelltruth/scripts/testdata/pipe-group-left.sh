# about: pipeline, background
# shells: bash dash
# loose: a reader also waits for what still holds its pipe
{ ffmpeg a & ffmpeg b & } | cat
ffmpeg c
