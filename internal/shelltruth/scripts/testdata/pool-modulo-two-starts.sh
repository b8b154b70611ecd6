# about: pool modulo
n=0
for i in 1 2 3 4 5; do
  ffmpeg a$i &
  ffmpeg b$i &
  (( ++n % 2 == 0 )) && wait
done
wait
