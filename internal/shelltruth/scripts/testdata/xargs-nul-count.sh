# about: xargs
printf '%s\0' a "b c" | xargs -0 -P 4 -n 1 ffmpeg -i
