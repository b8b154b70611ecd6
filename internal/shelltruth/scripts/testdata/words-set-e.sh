# about: set -e
# shells: bash dash
set -e
ffmpeg a
false || ffmpeg b
ffmpeg c
