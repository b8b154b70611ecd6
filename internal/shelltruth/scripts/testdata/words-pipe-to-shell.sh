# about: here-document
# shells: bash dash
echo "ffmpeg a" | sh
ffmpeg b
