# about: for words, strings
# shells: bash dash
p=none
for i in a b c; do ffmpeg $p $i; p=$i; done
