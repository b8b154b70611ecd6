# about: while counter, background
# shells: bash dash
i=0
while [ $i -lt 3 ]; do ffmpeg $i & i=`expr $i + 1`; done
wait
