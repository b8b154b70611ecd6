# about: pool jobs, wait -n, nested loops
for a in x y; do
  for i in 1 2 3; do
    while [ $(jobs -r | wc -l) -ge 2 ]; do wait -n; done
    ffmpeg $a$i &
  done
done
wait
