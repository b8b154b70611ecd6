# about: array +=, for words
c=(ffmpeg)
for f in a b; do c+=(-i "$f"); done
"${c[@]}" out
