# about: glob
# shells: bash dash
ffmpeg [ab].mp4
