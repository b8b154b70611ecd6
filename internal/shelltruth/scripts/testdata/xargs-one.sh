# about: xargs
# shells: bash dash
printf "%s\n" a b c | xargs -n 1 ffmpeg -i
