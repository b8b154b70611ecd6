# about: for c-style, background
# shells: bash zsh
for ((i = 0; i < 4; i++)); do ffmpeg $i & done
wait
