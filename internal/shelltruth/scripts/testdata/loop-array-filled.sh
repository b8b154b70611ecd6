# about: for array, array +=, background
h=()
for i in 1 2 3; do h+=("x$i"); done
for x in "${h[@]}"; do ffmpeg "$x" & done
wait
