# about: pipeline
# shells: bash dash
ffmpeg a | cat | ffmpeg b
