# about: while true, break, background
# shells: bash dash
i=0
while true; do
  ffmpeg $i &
  i=$((i + 1))
  [ $i -ge 3 ] && break
done
wait
