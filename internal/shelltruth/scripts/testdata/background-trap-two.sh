# about: trap
# shells: bash dash
# loose: the second trap replaces the first
trap "ffmpeg one" EXIT
trap "ffmpeg two" EXIT
ffmpeg a
