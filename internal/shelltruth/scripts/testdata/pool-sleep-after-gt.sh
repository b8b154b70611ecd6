# about: pool jobs, sleep
for i in 1 2 3 4 5; do
  ffmpeg $i &
  while [ $(jobs -r | wc -l) -gt 2 ]; do sleep 0.02; done
done
wait
