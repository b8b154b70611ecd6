# about: background
# shells: bash dash zsh mksh
ffmpeg a &
ffmpeg b &
wait
