# about: positional, background
# shells: bash dash
set -- a "b c"
for f in "$@"; do ffmpeg -i "$f" & done
wait
