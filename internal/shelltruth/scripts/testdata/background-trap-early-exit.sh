# about: trap, exit, background
# shells: bash dash
# run: MODE=x
# run: MODE=y
trap 'ffmpeg cleanup' EXIT
ffmpeg a &
if [ "$MODE" = x ]; then exit 0; fi
wait
