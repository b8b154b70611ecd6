# about: flock, background
# shells: bash dash
exec 9>l
flock 9
for i in 1 2 3; do ( flock 9; ffmpeg $i ) & done
wait
