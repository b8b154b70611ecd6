# about: xargs
# shells: bash dash
printf "%s\n" a b c d | xargs -P 2 -n 2 ffmpeg
