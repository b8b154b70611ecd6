# about: for seq, background
# shells: bash dash
n=4
for i in $(seq 1 "$n"); do ffmpeg $i & done
wait
