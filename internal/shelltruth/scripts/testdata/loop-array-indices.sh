# about: for array, background
h=(360 480 720)
for i in "${!h[@]}"; do ffmpeg -s "${h[i]}" "$i.mp4" & done
wait
