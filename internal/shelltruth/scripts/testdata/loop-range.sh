# about: for range, background
# shells: bash zsh
for i in {1..4}; do ffmpeg $i & done
wait
