# about: pool modulo
n=0
for i in 1 2 3 4 5; do
  ffmpeg $i &
  (( ++n % 2 )) || wait
done
wait
