# about: wait -n, background
for i in 1 2 3 4; do ffmpeg $i & wait -n; done
wait
