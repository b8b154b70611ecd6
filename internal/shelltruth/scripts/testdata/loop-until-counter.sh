# about: until counter, background
# shells: bash dash
i=0
until [ $i -ge 3 ]; do ffmpeg $i & i=$((i + 1)); done
wait
