# about: xargs
# shells: bash dash
printf '%s\n' a b c | xargs -P 8 -n 1 ffmpeg -i
