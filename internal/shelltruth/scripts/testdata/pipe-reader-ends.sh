# about: process substitution, pipeline
ffmpeg a <(ffmpeg b long)
ffmpeg c | ffmpeg d &
ffmpeg e
wait
