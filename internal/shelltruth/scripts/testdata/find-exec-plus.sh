# about: find
# shells: bash dash
find . -name '*.mp4' -exec ffmpeg -i {} +
