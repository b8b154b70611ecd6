# about: glob
# shells: bash dash
for f in *.mp4; do ffmpeg -i "$f" "out/$f"; done
