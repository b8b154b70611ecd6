# about: for words, background, subshell
# shells: bash dash
for a in 1 2 3; do ffmpeg $a; done &
for b in x y; do ffmpeg $b; done
wait
