# about: while counter, background
# shells: bash dash
next() { i=$((i + 1)); }
i=0
while [ $i -lt 3 ]; do ffmpeg $i & next; done
wait
