# about: array
c[3]=x
c[1]=y
ffmpeg "${c[@]}"
