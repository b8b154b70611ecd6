# about: positional, shift
# shells: bash dash
set -- a b c d
while [ -n "$1" ]; do ffmpeg -i "$1" -s "$2"; shift 2; done
