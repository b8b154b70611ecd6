# about: for seq, break, background
# shells: bash dash
n=0
seq 1000000000 | head -n 3 | while read -r i; do ffmpeg $i; done
