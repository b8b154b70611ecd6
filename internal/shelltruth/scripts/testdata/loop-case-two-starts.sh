# about: case, for words, background
# shells: bash dash
# loose: which round takes which branch is not followed
for m in a b c; do
  case $m in
    a) ffmpeg a1 & ffmpeg a2 & ;;
    *) ffmpeg other-$m & ;;
  esac
done
wait
