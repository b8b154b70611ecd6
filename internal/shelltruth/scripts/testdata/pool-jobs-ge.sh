# about: pool jobs, wait -n
# under: wait -n also returns for jobs that ended earlier
for i in 1 2 3 4 5 6; do
  ffmpeg $i &
  [ $(jobs -rp | wc -l) -ge 3 ] && wait -n
done
wait
