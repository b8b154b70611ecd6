# about: pool jobs, wait -n
n=$(nproc)
for i in 1 2 3 4 5 6 7 8 9; do
  while [ $(jobs -r | wc -l) -ge $n ]; do wait -n; done
  ffmpeg $i &
done
wait
