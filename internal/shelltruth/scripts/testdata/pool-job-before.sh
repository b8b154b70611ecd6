# about: pool jobs, wait -n
ffmpeg early &
for i in 1 2 3 4; do
  while [ $(jobs -r | wc -l) -ge 2 ]; do wait -n; done
  ffmpeg $i &
done
wait
