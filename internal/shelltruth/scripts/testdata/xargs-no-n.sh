# about: xargs
# shells: bash dash
# loose: xargs starts one command as all words fit
printf "%s\n" a b c | xargs -P 4 ffmpeg -i
