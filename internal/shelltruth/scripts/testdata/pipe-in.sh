# about: process substitution
cat <(ffmpeg a) <(ffmpeg b)
ffmpeg c
