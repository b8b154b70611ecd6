# about: xargs, find
# shells: bash dash
find . -name '*.mp4' -print0 | xargs -0 -P 2 -I% ffmpeg -i % %.mkv
