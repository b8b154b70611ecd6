# about: function, background
# shells: bash dash
f() { ffmpeg "$1" & if [ "$1" -gt 1 ]; then f $(($1 - 1)); fi; }
f 3
wait
