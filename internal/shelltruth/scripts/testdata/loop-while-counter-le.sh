# about: while counter, background
# shells: bash dash
i=1
while [ "$i" -le 3 ]; do
  ffmpeg $i &
  i=$((i + 1))
done
wait
