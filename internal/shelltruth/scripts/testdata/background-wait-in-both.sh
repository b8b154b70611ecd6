# about: background, if
# shells: bash dash
# run: MODE=w
# run: MODE=x
ffmpeg a &
if [ "$MODE" = w ]; then wait; else wait; ffmpeg x; fi
ffmpeg b & ffmpeg c &
wait
