# about: pipeline
# shells: bash dash zsh mksh
ffmpeg a | ffmpeg b
