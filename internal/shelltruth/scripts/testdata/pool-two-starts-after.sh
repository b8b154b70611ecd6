# about: pool jobs, wait -n
for i in 1 2 3 4; do
  ffmpeg a$i &
  ffmpeg b$i &
  while [ $(jobs -r | wc -l) -ge 3 ]; do wait -n; done
done
wait
