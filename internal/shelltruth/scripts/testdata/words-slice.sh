# about: strings
f=abcdef
ffmpeg "${f:1}" "${f:1:2}" "${f: -2}" "${f:0:-1}" "${#f}"
