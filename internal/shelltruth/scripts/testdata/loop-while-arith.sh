# about: while counter, background
i=0
while (( i < 4 )); do ffmpeg $i & ((i++)); done
wait
