# about: xargs, background
# shells: bash dash
printf "%s\n" a b c | xargs -P 2 -n 1 ffmpeg -i &
ffmpeg beside
wait
