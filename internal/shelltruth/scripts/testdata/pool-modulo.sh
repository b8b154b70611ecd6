# about: pool modulo
for i in 1 2 3 4 5 6 7; do
  ffmpeg $i &
  (( ++n % 3 == 0 )) && wait
done
wait
