# about: while counter, background
# shells: bash dash
# loose: the body sets the counter twice
i=0; k=0
while [ $i -lt 3 ]; do
  ffmpeg $k &
  i=$((i + 1)); k=$((k + 1))
  [ $k -eq 2 ] && i=0
done
wait
