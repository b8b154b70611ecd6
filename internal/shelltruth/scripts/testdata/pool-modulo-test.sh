# about: pool modulo
# shells: bash dash
n=0
for i in 1 2 3 4 5; do
  ffmpeg $i &
  n=$((n + 1))
  [ $((n % 2)) -eq 0 ] && wait
done
wait
