# about: wait -n, background
# under: wait -n also returns for jobs that ended earlier
for i in 1 2 3 4; do ffmpeg $i & wait -n; done
wait
