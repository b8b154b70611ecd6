# about: background, group
# shells: bash dash
{ ffmpeg a; ffmpeg b; } &
{ ffmpeg c & ffmpeg d & wait; } &
wait
