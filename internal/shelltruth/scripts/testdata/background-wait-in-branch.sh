# about: background, if
# shells: bash dash
# run: MODE=w
# run: MODE=x
ffmpeg a &
if [ "$MODE" = w ]; then wait; fi
ffmpeg b &
wait
