# about: pipeline, for words, background
# shells: bash dash
{ for i in 1 2; do ffmpeg $i & done; wait; } | ffmpeg collect
