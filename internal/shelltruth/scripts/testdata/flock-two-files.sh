# about: flock, background
# shells: bash dash
flock l1 ffmpeg a &
flock l1 ffmpeg b &
flock l2 ffmpeg c &
wait
