# about: while counter, background
# shells: bash dash
# loose: the step is not constant
i=0
while [ $i -lt 4 ]; do
  ffmpeg $i &
  if [ $i -eq 1 ]; then i=$((i + 2)); else i=$((i + 1)); fi
done
wait
