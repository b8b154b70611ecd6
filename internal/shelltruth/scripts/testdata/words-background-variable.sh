# about: background, strings
# shells: bash dash
q=1
q=2 &
wait
ffmpeg $q
