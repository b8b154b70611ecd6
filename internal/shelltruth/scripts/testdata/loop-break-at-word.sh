# about: break, for words, background
# shells: bash dash
for i in 1 2 3 4 5; do
  [ "$i" -eq 4 ] && break
  ffmpeg $i &
done
wait
