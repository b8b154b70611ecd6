# about: strings, command substitution
# shells: bash dash
name=$(printf "out%02d.mp4" 7)
ffmpeg "$name"
