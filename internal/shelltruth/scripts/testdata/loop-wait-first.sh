# about: wait in loop, background
# shells: bash dash
ffmpeg before &
for a in 1 2 3; do ffmpeg $a & wait; done
