# about: xargs
# shells: bash dash
seq 3 | xargs -P 0 -I{} ffmpeg -i in {}.mkv
