# about: here-document
# shells: bash dash
# todo: text that a pipe brings to a shell is not read
echo "ffmpeg a" | sh
ffmpeg b
