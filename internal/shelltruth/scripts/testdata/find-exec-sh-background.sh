# about: find, sh -c
# shells: bash dash
# loose: files are not counted
find . -name '*.mp4' -exec sh -c 'for f; do ffmpeg -i "$f" & done; wait' _ {} +
