# about: glob
# shells: bash dash
ffmpeg *.nothing "*.mp4"
