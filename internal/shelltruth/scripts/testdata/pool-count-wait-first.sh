# about: pool counter
# shells: bash dash
# loose: a wait for one of the jobs is no limit
n=0
for i in 1 2 3 4 5; do
  ffmpeg $i &
  n=$((n + 1))
  if [ $n -ge 2 ]; then wait $!; n=0; fi
done
wait
