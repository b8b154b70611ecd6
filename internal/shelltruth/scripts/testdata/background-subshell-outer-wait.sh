# about: background, subshell
# shells: bash dash
( ffmpeg a & )
( ffmpeg b & )
wait
ffmpeg c
