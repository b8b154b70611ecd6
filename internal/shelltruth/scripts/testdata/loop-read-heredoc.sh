# about: while read, background
# shells: bash dash
while read -r f; do ffmpeg -i "$f" & done <<END
a
b
c
END
wait
