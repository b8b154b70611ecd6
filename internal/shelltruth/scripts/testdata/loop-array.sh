# about: for array, background
# shells: bash zsh
h=(360 480 720)
for x in "${h[@]}"; do ffmpeg -vf scale=-2:$x $x.mp4 & done
wait
