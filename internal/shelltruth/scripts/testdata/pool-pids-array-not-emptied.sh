# about: pool pids
pids=()
for i in 1 2 3 4 5; do
  ffmpeg $i &
  pids+=($!)
  if [ ${#pids[@]} -eq 2 ]; then wait "${pids[@]}"; fi
done
wait
