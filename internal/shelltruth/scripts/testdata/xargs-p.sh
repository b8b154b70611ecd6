# about: xargs
# shells: bash dash zsh
printf "%s\n" a b c d e | xargs -P 2 -n 1 ffmpeg -i
