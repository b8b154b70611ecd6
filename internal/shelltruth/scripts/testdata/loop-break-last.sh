# about: for words, break
# shells: bash dash
# loose: when the loop is left is not followed
for a in 1 2 3; do ffmpeg $a & break; done
wait
