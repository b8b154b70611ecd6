# about: background, if, exit
# shells: bash dash
# run: MODE=x
# run: MODE=y
ffmpeg a &
if [ "$MODE" = x ]; then ffmpeg x; exit 0; fi
wait
ffmpeg b & ffmpeg c & wait
