# about: strings
# shells: bash dash
o="-an  -sn"
ffmpeg $o "$o" a$o
