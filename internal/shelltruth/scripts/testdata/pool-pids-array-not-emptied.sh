# about: pool pids
# loose: how often a counter meets one number is not followed
pids=()
for i in 1 2 3 4 5; do
  ffmpeg $i &
  pids+=($!)
  if [ ${#pids[@]} -eq 2 ]; then wait "${pids[@]}"; fi
done
wait
