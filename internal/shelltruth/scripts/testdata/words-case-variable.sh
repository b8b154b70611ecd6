# about: case, strings
# shells: bash dash
# run: MODE=hd
# run: MODE=sd
# run: MODE=ld
# run: MODE=
case "$MODE" in
  hd) s=1280; r=x;;
  sd|ld) s=640;;
  *) s=320;;
esac
ffmpeg -s $s $r
