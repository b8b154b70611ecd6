# about: find, sh -c
# shells: bash dash
find . -name '*.mp4' -exec sh -c 'for f; do ffmpeg -i "$f"; done' _ {} +
