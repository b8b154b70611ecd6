# about: find, sh -c
# shells: bash dash
find . -name '*.mp4' -exec sh -c 'ffmpeg -i "$1" "${1%.mp4}.mkv"' _ {} \;
