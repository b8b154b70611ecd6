# about: pool jobs, wait -n
# loose: a wait for one job is no limit where each round starts two
for i in 1 2 3 4; do
  ffmpeg a$i &
  ffmpeg b$i &
  [ $(jobs -r | wc -l) -ge 3 ] && wait -n
done
wait
