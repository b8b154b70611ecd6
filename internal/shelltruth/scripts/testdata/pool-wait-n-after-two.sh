# about: wait -n, background
# under: wait -n also returns for jobs that ended earlier
ffmpeg a &
ffmpeg b &
wait -n
ffmpeg c &
wait -n
ffmpeg d
wait
