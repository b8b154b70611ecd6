# about: pool jobs, sleep
for i in 1 2 3 4; do
  while true; do
    [ $(jobs -r | wc -l) -lt 2 ] && break
    sleep 0.02
  done
  ffmpeg $i &
done
wait
