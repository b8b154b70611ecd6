# about: read
read -ra p <<< "a b c"
ffmpeg "${p[@]}"
