# about: while read, pipeline, background
# shells: bash dash
# loose: lines of a pipe are not counted
printf "%s\n" a b c | while read -r f; do ffmpeg -i "$f" & done
sleep 0.2
