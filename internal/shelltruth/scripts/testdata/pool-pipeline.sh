# about: pool jobs, wait -n, pipeline
for i in 1 2 3 4; do
  while [ $(jobs -rp | wc -l) -ge 2 ]; do wait -n; done
  ffmpeg a$i | ffmpeg b$i &
done
wait
