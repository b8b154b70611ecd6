# about: background, wait pid
# shells: bash dash
ffmpeg a & p=$!
ffmpeg b long &
wait $p
ffmpeg c & ffmpeg d & wait
