# about: xargs
# shells: bash dash
printf "%s\n" a b c d e | xargs -P3 -n1 ffmpeg -i
