# about: glob, background
# shells: bash dash
# loose: files are not counted
for f in *.mp4; do ffmpeg -i "$f" "${f%.mp4}.mkv" & done
wait
