# about: positional, if
# shells: bash dash
# run: MODE=n
# run: MODE=m
set -- -i a
if [ "$MODE" = n ]; then set -- "$@" -an; fi
ffmpeg "$@" out
