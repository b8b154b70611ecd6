# about: background, function
# shells: bash dash
pause() { wait; }
ffmpeg a & ffmpeg b &
pause
ffmpeg c & ffmpeg d &
pause
