# about: strings
# shells: bash dash
ffmpeg -i a \
  -an \
  out
