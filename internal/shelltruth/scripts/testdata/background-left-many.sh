# about: background
# shells: bash dash
ffmpeg a &
ffmpeg b &
ffmpeg c
for i in 1 2 3; do ffmpeg $i & done
wait
