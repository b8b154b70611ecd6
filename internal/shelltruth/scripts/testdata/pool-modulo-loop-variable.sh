# about: pool modulo, for c-style
for ((i = 1; i <= 7; i++)); do
  ffmpeg $i &
  if (( i % 3 == 0 )); then wait; fi
done
wait
