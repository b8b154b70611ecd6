# about: positional, background
# shells: bash dash
set -- a b c
for f; do ffmpeg -i "$f" & done
wait
