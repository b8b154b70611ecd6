# about: pool jobs, sleep
for i in 1 2 3 4 5; do
  until [ $(jobs -r | wc -l) -le 2 ]; do sleep 0.02; done
  ffmpeg $i &
done
wait
