# about: background, wait pid
# shells: bash dash
for i in 1 2 3; do ffmpeg $i & pids="$pids $!"; done
wait $pids
ffmpeg c & ffmpeg d & wait
