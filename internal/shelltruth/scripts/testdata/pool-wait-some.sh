# about: wait pid, background
# shells: bash dash
ffmpeg a &
p=$!
for i in 1 2 3; do ffmpeg $i & done
wait $p
ffmpeg b
wait
