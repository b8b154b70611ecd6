# about: pool modulo, wait -n
# loose: a wait for one of several jobs is no limit
n=0
for i in 1 2 3 4 5 6 7; do
  ffmpeg $i &
  (( ++n % 3 == 0 )) && wait -n
done
wait
