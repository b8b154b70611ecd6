# about: for words, break
# shells: bash dash
for a in 1 2 3; do ffmpeg $a & break; done
wait
