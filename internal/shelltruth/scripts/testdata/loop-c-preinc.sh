# about: for c-style, background
for ((i = 1; i <= 3; ++i)); do ffmpeg $i & done
wait
