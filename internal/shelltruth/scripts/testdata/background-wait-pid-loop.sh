# about: background, wait pid
# shells: bash dash
for i in 1 2 3; do ffmpeg $i & pids="$pids $!"; done
for p in $pids; do wait $p; done
ffmpeg c & ffmpeg d & wait
