# about: pool counter
# shells: bash dash
n=0
for i in 1 2 3 4 5; do
  ffmpeg $i &
  n=$((n + 1))
  if [ $n -eq 2 ]; then wait; fi
done
wait
