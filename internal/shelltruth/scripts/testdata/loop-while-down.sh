# about: while counter, background
# shells: bash dash
n=3
while [ $n -gt 0 ]; do ffmpeg $n & n=$((n - 1)); done
wait
