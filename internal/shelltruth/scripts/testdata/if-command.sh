# about: if
# shells: bash dash
# loose: which branch runs is not known
if ffmpeg exit=1 a; then ffmpeg b; else ffmpeg c; fi
