# about: strings
f=a-b-c
ffmpeg "${f/-/_}" "${f//-/_}" "${f/#a/x}" "${f/%c/y}" "${f^^}" "${f^}"
