# about: array
c=(-i a -i b out)
ffmpeg "${c[@]:0:2}" "${c[@]: -1}"
