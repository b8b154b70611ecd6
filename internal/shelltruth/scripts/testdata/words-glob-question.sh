# about: glob
# shells: bash dash
ffmpeg ?.mp4
