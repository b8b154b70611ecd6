# about: flock, background
# shells: bash dash
# loose: statements are counted whole
flock l1 ffmpeg a &
flock l1 ffmpeg b &
flock l2 ffmpeg c &
wait
