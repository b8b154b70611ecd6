# about: while counter, background
# shells: bash dash
# loose: continue skips the step
i=0; k=0
while [ $i -lt 2 ]; do
  ffmpeg $k &
  k=$((k + 1))
  [ $k -lt 3 ] && continue
  i=$((i + 1))
done
wait
