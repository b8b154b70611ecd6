# about: pool jobs, wait -n
for i in 1 2 3 4; do
  ffmpeg a$i &
  ffmpeg b$i &
  [ $(jobs -r | wc -l) -ge 3 ] && wait -n
done
wait
