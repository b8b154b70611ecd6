# about: for words, background
# shells: bash dash zsh mksh
for i in 1 2 3; do ffmpeg -i in$i.mp4 out$i.mp4 & done
wait
