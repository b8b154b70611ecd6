# about: trap
# shells: bash dash
trap "ffmpeg cleanup" EXIT
ffmpeg a &
ffmpeg b &
wait
