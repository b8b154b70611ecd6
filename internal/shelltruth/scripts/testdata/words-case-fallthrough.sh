# about: case, strings
# run: MODE=a
# run: MODE=b
# run: MODE=c
# run: MODE=d
o=
case "$MODE" in
  a) o="$o -a";;&
  a|b) o="$o -b" ;&
  c) o="$o -c";;
esac
ffmpeg $o z
