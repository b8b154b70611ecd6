# about: background, wait
# shells: bash dash
ffmpeg a &
ffmpeg b &
wait
ffmpeg c &
ffmpeg d &
ffmpeg e &
wait
