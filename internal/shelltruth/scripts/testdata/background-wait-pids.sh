# about: background, wait pid
# shells: bash dash
ffmpeg a & p=$!
ffmpeg b & q=$!
wait $p $q
ffmpeg c & ffmpeg d & wait
