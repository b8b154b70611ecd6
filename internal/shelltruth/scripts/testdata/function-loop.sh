# about: function, for words, background
# shells: bash dash
enc() { ffmpeg -i "$1" "$2"; }
for i in 1 2 3; do enc $i out$i & done
wait
