# about: flock, background, subshell
# shells: bash dash
for i in 1 2 3; do ( flock 9; ffmpeg a$i & ffmpeg b$i & wait ) 9>l & done
wait
