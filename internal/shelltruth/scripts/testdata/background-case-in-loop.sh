# about: background, case, for words
# shells: bash dash
for m in a b c; do
  case $m in
    a) ffmpeg a & ;;
    *) ffmpeg other-$m & ;;
  esac
done
wait
