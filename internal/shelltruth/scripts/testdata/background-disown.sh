# about: background, disown
ffmpeg a &
disown
ffmpeg b & wait
ffmpeg c
