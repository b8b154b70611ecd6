# about: xargs, sh -c
# shells: bash dash
printf '%s\n' a b c d | xargs -P 2 -n 1 sh -c 'ffmpeg -i "$1" & ffprobe "$1" & wait' _
