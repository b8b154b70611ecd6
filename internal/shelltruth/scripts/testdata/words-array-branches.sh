# about: array +=, if
# run: MODE=a
# run: MODE=b
c=(ffmpeg -i in)
if [ "$MODE" = a ]; then c+=(-an); else c+=(-c:a aac); fi
c+=(out)
"${c[@]}"
