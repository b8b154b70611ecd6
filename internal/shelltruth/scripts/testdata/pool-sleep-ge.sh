# about: pool jobs, sleep
for i in 1 2 3 4 5; do
  while [ $(jobs -r | wc -l) -ge 2 ]; do sleep 0.02; done
  ffmpeg $i &
done
wait
