# about: background, if
# shells: bash dash
# run: MODE=a
# run: MODE=b
# run: MODE=c
if [ "$MODE" = a ]; then ffmpeg a; elif [ "$MODE" = b ]; then ffmpeg b & ffmpeg b2 & else ffmpeg c; fi
wait
