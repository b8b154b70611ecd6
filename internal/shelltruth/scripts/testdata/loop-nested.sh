# about: nested loops, background
# shells: bash dash
for a in 1 2; do for b in x y; do ffmpeg $a$b & done; done
wait
