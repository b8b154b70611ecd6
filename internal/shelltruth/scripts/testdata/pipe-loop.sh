# about: pipeline, for words
# shells: bash dash
for i in 1 2; do ffmpeg $i; done | ffmpeg collect
