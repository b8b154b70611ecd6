# about: arithmetic
# shells: bash dash
ffmpeg $((none + 1))
