# about: xargs
# shells: bash dash
seq 40 | xargs -P 0 ffmpeg
