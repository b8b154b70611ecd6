# about: process substitution, background
ffmpeg x < <(ffmpeg a) &
ffmpeg y
wait
