# about: pool jobs, wait -n, nested loops
for a in x y z; do
  while [ $(jobs -r | wc -l) -ge 2 ]; do wait -n; done
  for i in 1 2; do ffmpeg $a$i & done
done
wait
