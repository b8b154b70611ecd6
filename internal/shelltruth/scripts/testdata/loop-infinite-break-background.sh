# about: while true, break, background
# shells: bash dash
# loose: when the loop is left is not followed
i=0
while true; do
  ffmpeg $i &
  i=$((i + 1))
  [ $i -ge 3 ] && break
done
wait
