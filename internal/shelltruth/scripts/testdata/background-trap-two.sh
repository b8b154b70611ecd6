# about: trap
# shells: bash dash
trap "ffmpeg one" EXIT
trap "ffmpeg two" EXIT
ffmpeg a
