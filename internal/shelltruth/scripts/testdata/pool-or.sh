# about: pool jobs, wait -n
for i in 1 2 3 4 5; do
  [ $(jobs -r | wc -l) -lt 2 ] || wait -n
  ffmpeg $i &
done
wait
