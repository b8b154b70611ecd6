# about: while read, background
while read -r f; do ffmpeg -i "$f" & done <<END
a\
\b
END
wait
