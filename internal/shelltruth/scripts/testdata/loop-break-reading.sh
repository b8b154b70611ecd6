# about: break, while read, background
# shells: bash dash
n=0
seq 9 | {
  while read -r f; do
    [ $n -ge 2 ] && break
    n=$((n + 1))
    ffmpeg $f &
  done
  wait
}
