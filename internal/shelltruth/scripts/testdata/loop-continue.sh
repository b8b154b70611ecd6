# about: for words, background
# shells: bash dash
for a in 1 2 3; do
  [ -e "$a" ] && continue
  ffmpeg $a &
done
wait
