# about: pool jobs, wait -n
MAX=2
for i in 1 2 3 4; do
  while [ $(jobs -r | wc -l) -ge $MAX ]; do wait -n; done
  ffmpeg $i &
done
wait
