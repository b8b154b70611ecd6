# about: break, for c-style, background
n=0
for ((;;)); do
  ffmpeg $n &
  ((++n >= 3)) && break
done
wait
