# about: background, kill
# shells: bash dash
ffmpeg a &
p=$!
sleep 0.1
kill $p
wait $p
ffmpeg b
