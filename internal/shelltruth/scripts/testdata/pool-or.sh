# about: pool jobs, wait -n
# under: wait -n also returns for jobs that ended earlier
for i in 1 2 3 4 5; do
  [ $(jobs -r | wc -l) -lt 2 ] || wait -n
  ffmpeg $i &
done
wait
