# about: pool pids
pids=()
for i in 1 2 3 4 5; do
  ffmpeg $i &
  pids+=($!)
  if (( ${#pids[@]} >= 2 )); then wait "${pids[0]}"; pids=("${pids[@]:1}"); fi
done
wait
