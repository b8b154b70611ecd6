# about: retry
# shells: bash dash
n=0
until ffmpeg fails=2 a; do
  n=$((n + 1))
  [ $n -ge 5 ] && break
  sleep 0.01
done
