# about: timeout
# shells: bash dash
timeout 5 ffmpeg a &
timeout -k 1 5 ffmpeg b &
wait
