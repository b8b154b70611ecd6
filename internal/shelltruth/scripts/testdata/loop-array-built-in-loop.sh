# about: for array, array +=, background
# loose: what a loop appends is not counted
for i in 1 2 3; do h+=("x$i"); done
for x in "${h[@]}"; do ffmpeg $x & done
wait
