# about: find, background
# shells: bash dash
# loose: files are not counted
for f in $(find . -name "*.mp4"); do ffmpeg "$f" & done
wait
