# about: break, shift, background
# shells: bash dash
set -- a b c
while true; do
  [ $# -eq 0 ] && break
  ffmpeg "$1" &
  shift
done
wait
