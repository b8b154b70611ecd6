# about: nested loops, wait in loop, background
# shells: bash dash
for a in 1 2; do
  for b in x y z; do ffmpeg $a$b & done
  wait
done
