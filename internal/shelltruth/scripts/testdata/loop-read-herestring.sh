# about: while read, background
while read -r f; do ffmpeg -i "$f" & done <<< $'a\nb'
wait
