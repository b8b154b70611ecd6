# about: background, case
# shells: bash dash
# run: MODE=a
# run: MODE=b
# run: MODE=c
case "$MODE" in
  a) ffmpeg a1 & ffmpeg a2 & ;;
  b) ffmpeg b1 & ffmpeg b2 & ffmpeg b3 & ;;
  *) ffmpeg other ;;
esac
wait
