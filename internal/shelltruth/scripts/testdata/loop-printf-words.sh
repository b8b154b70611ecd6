# about: for words, command substitution, background
# shells: bash dash
for i in $(printf '%s\n' a b c); do ffmpeg $i & done
wait
