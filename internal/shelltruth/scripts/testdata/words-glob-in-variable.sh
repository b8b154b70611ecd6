# about: glob
# shells: bash dash
p="*.mp4"
ffmpeg $p "$p"
