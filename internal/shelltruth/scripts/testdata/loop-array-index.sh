# about: for array, c-style, background
h=(360 480 720)
for ((i = 0; i < ${#h[@]}; i++)); do ffmpeg -s ${h[$i]} & done
wait
