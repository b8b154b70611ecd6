# about: mapfile, background
mapfile -t all < <(printf "%s\n" a b)
for f in "${all[@]}"; do ffmpeg "$f" & done
wait
