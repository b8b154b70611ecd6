# about: pool jobs, wait -n
# run: 
# run: MAX=3
# loose: the environment sets the number
for i in 1 2 3 4; do
  while [ $(jobs -r | wc -l) -ge ${MAX:-2} ]; do wait -n; done
  ffmpeg $i &
done
wait
