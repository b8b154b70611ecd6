# about: break, while true, background
# shells: bash dash
i=0
while :; do
  if [ $i -ge 3 ]; then break; fi
  ffmpeg $i &
  i=$((i + 1))
done
wait
