# about: eval, background
# shells: bash dash
for i in 1 2 3; do eval "ffmpeg $i &"; done
wait
