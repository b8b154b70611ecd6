# about: array, command substitution
c=($(echo -i a b))
ffmpeg "${c[@]}"
