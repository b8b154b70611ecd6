# about: function, return
# shells: bash dash
# loose: which branch a call takes is not followed
f() {
  if [ "$1" = a ]; then ffmpeg a & return; fi
  ffmpeg "$1" &
  ffmpeg "$1-2" &
}
f a
f b
wait
