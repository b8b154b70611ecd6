# about: pool pids
pids=()
for i in 1 2 3 4 5; do
  ffmpeg $i &
  pids+=($!)
  if [ ${#pids[@]} -ge 2 ]; then wait "${pids[@]}"; pids=(); fi
done
wait
