# about: pool jobs
# loose: jobs -p also lists jobs that have ended
for i in 1 2 3 4 5; do
  ffmpeg $i &
  j=($(jobs -p))
  if ((${#j[@]} >= 2)); then wait -n; fi
done
wait
