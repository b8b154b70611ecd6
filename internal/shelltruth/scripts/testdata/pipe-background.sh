# about: pipeline, background
# shells: bash dash
ffmpeg a | ffmpeg b &
ffmpeg c | ffmpeg d &
wait
