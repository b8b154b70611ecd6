# about: background, case, for words
# shells: bash dash
# loose: which round takes which branch is not followed
for m in a b c; do
  case $m in
    a) ffmpeg a & ;;
    *) ffmpeg other-$m & ;;
  esac
done
wait
