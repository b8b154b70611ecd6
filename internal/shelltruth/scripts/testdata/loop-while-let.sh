# about: while counter, background
i=0
while [ $i -lt 3 ]; do ffmpeg $i & let i++; done
wait
