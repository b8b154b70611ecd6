# about: background, wait pid
# shells: bash dash
ffmpeg a & p=$!
ffmpeg b &
wait $p
ffmpeg c & ffmpeg d & wait
