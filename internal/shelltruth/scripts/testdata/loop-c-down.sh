# about: for c-style, background
for ((i = 6; i > 0; i -= 2)); do ffmpeg $i & done
wait
