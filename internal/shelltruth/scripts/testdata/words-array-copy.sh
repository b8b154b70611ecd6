# about: array
c=(a "b c")
d=("${c[@]}" e)
ffmpeg "${d[@]}"
