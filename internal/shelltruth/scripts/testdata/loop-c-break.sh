# about: for c-style, background, break
for ((i = 0; i < 5; i++)); do
  [ $i -eq 3 ] && break
  ffmpeg $i &
done
wait
