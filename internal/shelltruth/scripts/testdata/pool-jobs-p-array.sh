# about: pool jobs
# loose: jobs -p also lists jobs that have ended
# under: wait -n also returns for jobs that ended earlier
for i in 1 2 3 4 5; do
  ffmpeg $i &
  j=($(jobs -p))
  if ((${#j[@]} >= 2)); then wait -n; fi
done
wait
