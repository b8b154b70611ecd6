# about: flock, background, subshell
# shells: bash dash
for d in a b; do ( mkdir -p d$d; cd d$d; flock l ffmpeg $d ) & done
wait
