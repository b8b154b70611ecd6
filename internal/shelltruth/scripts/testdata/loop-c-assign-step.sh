# about: for c-style, background
for ((i = 0; i < 6; i = i + 2)); do ffmpeg $i & done
wait
