# about: flock, background
# shells: bash dash
for i in 1 2 3; do flock l$i ffmpeg $i & done
wait
