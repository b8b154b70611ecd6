# about: pool jobs
for i in 1 2 3 4; do
  ffmpeg $i &
  [ $(jobs -r | wc -l) -ge 2 ] && echo many
done
wait
