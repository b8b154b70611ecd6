# about: strings
# shells: bash dash
# run: MODE=v
# run: MODE=w
o="-i a"
o="$o -an"
[ "$MODE" = v ] && o="$o -vn"
ffmpeg $o out
