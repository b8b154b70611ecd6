# about: while counter, background
# shells: bash dash
i=0
while [ $i -ne 3 ]; do ffmpeg $i & i=$((i + 1)); done
wait
