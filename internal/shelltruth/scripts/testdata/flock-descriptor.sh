# about: flock, background, subshell
# shells: bash dash
for i in 1 2 3; do ( flock 9; ffmpeg $i ) 9>l & done
wait
