# about: positional, shift, background
# shells: bash dash
set -- a b c
while [ $# -gt 0 ]; do ffmpeg -i "$1" & shift; done
wait
