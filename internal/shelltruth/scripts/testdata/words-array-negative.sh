# about: array
c=(a b c)
ffmpeg "${c[-1]}" "${#c[@]}"
