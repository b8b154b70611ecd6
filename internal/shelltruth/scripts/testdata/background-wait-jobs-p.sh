# about: background, wait pid
ffmpeg a &
ffmpeg b &
wait $(jobs -p)
ffmpeg c & ffmpeg d & wait
