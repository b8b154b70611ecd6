# about: exit, while true, background
# shells: bash dash
n=0
while :; do
  ffmpeg $n &
  n=$((n + 1))
  [ $n -lt 3 ] || exit 0
done
