# about: while read, pipeline, background
# shells: bash dash
printf "%s\n" a b c | { while read -r f; do ffmpeg -i "$f" & done; wait; }
ffmpeg last
