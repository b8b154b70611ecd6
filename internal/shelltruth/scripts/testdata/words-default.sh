# about: strings
# shells: bash dash
# run: 
# run: IN=x OPTS=-an OUT=y
ffmpeg -i "${IN:-a.mp4}" ${OPTS:-} "${OUT:=b.mp4}" "$OUT"
