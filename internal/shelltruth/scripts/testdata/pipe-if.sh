# about: pipeline, if
# shells: bash dash
# loose: which branch runs is not known
if ffmpeg a | ffmpeg b; then ffmpeg c; else ffmpeg d; fi
