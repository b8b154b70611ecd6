# about: for words, strings
# shells: bash dash
for i in a b c; do :; done
ffmpeg $i
