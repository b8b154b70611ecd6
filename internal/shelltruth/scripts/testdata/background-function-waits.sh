# about: background, function
# shells: bash dash
enc() { ffmpeg "$1" & ffmpeg "$1-2" & wait; }
enc a
enc b
