# about: for range, background
for i in {0..9..3}; do ffmpeg $i & done
wait
