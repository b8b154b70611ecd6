# about: pool jobs, wait -n
# under: wait -n also returns for jobs that ended earlier
for i in 1 2 3 4 5 6; do
  if [[ $(jobs -r | wc -l) -ge 2 ]]; then wait -n; fi
  ffmpeg $i &
done
wait
