# about: array +=
c=()
ffmpeg "${c[@]}" a ${c[@]+"${c[@]}"}
