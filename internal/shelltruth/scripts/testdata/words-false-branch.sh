# about: if
# shells: bash dash
# loose: conditions are not evaluated
if false; then ffmpeg never; fi
ffmpeg a
