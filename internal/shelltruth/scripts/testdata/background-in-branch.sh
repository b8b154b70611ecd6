# about: background, if
# shells: bash dash
# run: MODE=p
# run: MODE=s
if [ "$MODE" = p ]; then ffmpeg a & ffmpeg b & else ffmpeg a; fi
ffmpeg c
wait
