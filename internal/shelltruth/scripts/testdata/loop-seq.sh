# about: for seq, background
# shells: bash dash
for i in $(seq 2 5); do ffmpeg $i & done
wait
