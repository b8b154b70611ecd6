# about: xargs
# shells: bash dash
echo a b c d e | xargs -n 2 -P 4 ffmpeg
