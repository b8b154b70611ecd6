# about: for words, background
# shells: bash dash
sizes="360 480 720"
for s in $sizes; do ffmpeg $s & done
wait
