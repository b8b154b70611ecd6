# about: for words, brace, background
for f in {a,b}{1,2}; do ffmpeg $f & done
wait
