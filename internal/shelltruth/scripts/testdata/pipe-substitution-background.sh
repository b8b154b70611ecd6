# about: command substitution, background
# shells: bash dash
x=$(ffmpeg a & ffmpeg b & wait)
ffmpeg c
