# about: background, pool jobs
# under: wait -n also returns for jobs that ended earlier
# loose: statements are counted whole
for i in 0 1; do ffmpeg a$i & ffmpeg b$i & ffmpeg c$i & done
for i in 1 2 3 4; do
  ffmpeg $i &
  until [ $(jobs -r | wc -l) -lt 2 ]; do wait -n; done
done
wait
