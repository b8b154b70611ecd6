# about: retry, background
# shells: bash dash
try() {
  n=0
  while [ $n -lt 3 ]; do
    ffmpeg fails=9 "$1" && return 0
    n=$((n + 1))
  done
  return 1
}
try a &
try b &
wait
