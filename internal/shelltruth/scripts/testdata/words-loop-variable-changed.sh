# about: for words, strings
# shells: bash dash
for i in a b; do i=$i.mp4; ffmpeg $i; done
