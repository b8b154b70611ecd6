# about: pool counter
# shells: bash dash
# loose: how often a counter meets one number is not followed
n=0
for i in 1 2 3 4 5; do
  ffmpeg $i &
  n=$((n + 1))
  if [ $n -eq 2 ]; then wait; fi
done
wait
