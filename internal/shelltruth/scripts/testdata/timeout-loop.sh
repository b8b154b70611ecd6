# about: timeout, for words
# shells: bash dash
for i in 1 2 3; do timeout 5 ffmpeg $i & done
wait
