# about: nested loops, wait in loop, background
# shells: bash dash
for a in 1 2 3; do
  wait
  ffmpeg $a &
  ffmpeg x$a &
done
wait
