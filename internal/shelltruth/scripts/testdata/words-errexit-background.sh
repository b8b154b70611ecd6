# about: set -e, background
# shells: bash dash
set -eu
ffmpeg a &
ffmpeg b &
wait
