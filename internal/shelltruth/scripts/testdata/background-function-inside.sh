# about: background, function
# shells: bash dash
enc() { ffmpeg "$1" & ffmpeg "$1-2" & }
enc a
enc b
wait
