# about: xargs
# shells: bash dash
printf 'a\0b\0c\0' | xargs -0 -P 2 -L 1 ffmpeg -i
