# about: wait -n, background
ffmpeg a &
ffmpeg b &
wait -n
ffmpeg c &
wait -n
ffmpeg d
wait
