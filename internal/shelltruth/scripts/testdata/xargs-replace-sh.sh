# about: xargs, sh -c
# shells: bash dash
printf "%s\n" a b c | xargs -P 2 -I{} sh -c "ffmpeg -i {} 1.mkv; ffmpeg -i {} 2.mkv"
