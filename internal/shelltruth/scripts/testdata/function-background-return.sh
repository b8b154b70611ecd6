# about: function, background
# shells: bash dash
start() { ffmpeg "$1" & pid=$!; }
start a
p=$pid
start b
wait $p $pid
ffmpeg c & ffmpeg d & wait
