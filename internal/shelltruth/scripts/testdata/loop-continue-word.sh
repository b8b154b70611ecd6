# about: continue, for words, background
# shells: bash dash
# loose: which rounds go on early is not followed
for i in 1 2 3; do
  [ $i -eq 2 ] && continue
  ffmpeg $i &
done
wait
