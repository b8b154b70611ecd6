# about: array
c=(a b c)
unset "c[1]"
ffmpeg "${c[@]}"
