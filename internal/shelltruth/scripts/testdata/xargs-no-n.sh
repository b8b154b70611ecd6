# about: xargs
# shells: bash dash
printf "%s\n" a b c | xargs -P 4 ffmpeg -i
