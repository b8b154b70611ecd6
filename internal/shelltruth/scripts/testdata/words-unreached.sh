# about: exit
# shells: bash dash
ffmpeg a
exit 0
ffmpeg never
