# about: trap, function
# shells: bash dash
clean() { ffmpeg cleanup; }
trap clean EXIT INT TERM
ffmpeg a
