# about: pool jobs, wait -n
for i in 1 2 3 4 5 6; do
  ffmpeg $i &
  [ $(jobs -rp | wc -l) -gt 3 ] && wait -n
done
wait
