# about: while read, pipeline, background
# shells: bash dash
seq 100 | head -n 3 | { while read -r i; do ffmpeg $i & done; wait; }
