# about: for array, array +=, background
h=(360)
h+=(480 720)
for x in "${h[@]}"; do ffmpeg $x & done
wait
