# about: pipeline
# shells: bash dash
ffmpeg a | ffmpeg b | ffmpeg c | ffmpeg d
