# about: for c-style, strings
for ((i = 0; i < 3; i++)); do :; done
ffmpeg $i
