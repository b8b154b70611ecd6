# about: mapfile, here-document, background
readarray -t all <<END
a b
c
END
for f in "${all[@]}"; do ffmpeg "$f" & done
for ((i = 0; i < ${#all[@]}; i++)); do ffmpeg "${all[i]}" x & done
wait
