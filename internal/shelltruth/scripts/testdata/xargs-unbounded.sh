# about: xargs
# shells: bash dash
# loose: as many as there are words
printf "%s\n" a b c | xargs -P 0 -n 1 ffmpeg -i
