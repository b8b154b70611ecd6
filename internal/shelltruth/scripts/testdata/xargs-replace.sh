# about: xargs
# shells: bash dash
printf "%s\n" a b c | xargs -P 2 -I{} ffmpeg -i {} {}.mkv
