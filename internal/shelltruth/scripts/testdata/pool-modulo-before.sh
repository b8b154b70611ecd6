# about: pool modulo
n=0
for i in 1 2 3 4 5 6 7; do
  (( n++ % 3 == 0 )) && wait
  ffmpeg $i &
done
wait
