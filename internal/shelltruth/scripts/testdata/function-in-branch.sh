# about: function, if
# shells: bash dash
# run: MODE=p
# run: MODE=s
if [ "$MODE" = p ]; then f() { ffmpeg a & ffmpeg b & wait; }; else f() { ffmpeg a; }; fi
f
