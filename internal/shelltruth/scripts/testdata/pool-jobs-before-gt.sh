# about: pool jobs, wait -n
for i in 1 2 3 4 5 6; do
  if [[ $(jobs -r | wc -l) -gt 2 ]]; then wait -n; fi
  ffmpeg $i &
done
wait
