# about: here-document
# shells: bash dash
# loose: text of a pipe
echo "ffmpeg a" | sh
ffmpeg b
