# about: retry, background
# shells: bash dash
for i in 1 2 3; do
  ( until ffmpeg fails=4 $i; do sleep 0.01; done ) &
done
wait
