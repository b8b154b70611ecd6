# about: pool counter, wait -n
# under: wait -n also returns for jobs that ended earlier
n=0
for i in 1 2 3 4 5; do
  ffmpeg $i &
  if ((++n >= 2)); then wait -n; ((n--)); fi
done
wait
