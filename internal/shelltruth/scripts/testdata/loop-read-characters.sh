# about: while read, background
# loose: characters are not counted
while read -r -n1 c; do ffmpeg "x$c" & done <<< ab
wait
