# about: while read, background
# loose: a line continues
while read -r f; do ffmpeg -i "$f" & done <<END
a\
\b
END
wait
