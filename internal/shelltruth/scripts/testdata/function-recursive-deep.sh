# about: function, background
# shells: bash dash
# loose: how deep a function calls itself is not followed
f() { ffmpeg "$1" & if [ "$1" -gt 1 ]; then f $(($1 - 1)); fi; }
f 24
wait
