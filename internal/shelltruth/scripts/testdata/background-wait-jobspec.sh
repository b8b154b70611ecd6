# about: background, wait pid
# loose: job numbers are not followed
ffmpeg a &
ffmpeg b &
wait %1 %2
ffmpeg c & ffmpeg d & wait
