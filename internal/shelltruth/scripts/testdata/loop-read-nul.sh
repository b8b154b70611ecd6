# about: while read, pipeline, background
printf '%s\0' a "b c" | { while IFS= read -r -d '' f; do ffmpeg -i "$f" & done; wait; }
