# about: array
c=(a b)
ffmpeg "${c[@]/#/-i}" "${c[@]%b}"
