# about: while read, process substitution
while IFS= read -r f; do ffmpeg -i "$f"; done < <(printf "%s\n" a b c)
