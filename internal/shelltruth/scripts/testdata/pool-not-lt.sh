# about: pool jobs, wait -n
for i in 1 2 3 4 5; do
  while ! (( $(jobs -r | wc -l) < 2 )); do wait -n; done
  ffmpeg $i &
done
wait
