# about: while read, pipeline
# shells: bash dash
ls *.mp4 | while read f; do ffmpeg -i "$f" "$f.mkv"; done
