# about: and or
# shells: bash dash
# run: 
# loose: which one runs is not known
ffmpeg a && ffmpeg b || ffmpeg c
