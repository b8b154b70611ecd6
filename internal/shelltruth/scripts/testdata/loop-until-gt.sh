# about: until counter, background
# shells: bash dash
i=1
until [ $i -gt 3 ]; do ffmpeg $i & i=$((i + 1)); done
wait
