# about: strings
# shells: bash dash
# run: 
# run: A=1
# run: B=2 D=3
ffmpeg "${A:-${B:-c}}" "${D-e}"
