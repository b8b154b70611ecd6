# about: while read, pipeline, background
# shells: bash dash
for i in a b c; do echo $i; done | sort | { while read -r i; do ffmpeg $i & done; wait; }
