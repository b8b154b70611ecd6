# about: strings
# shells: bash dash
IFS=:
p=a:b::c
ffmpeg $p "$p"
