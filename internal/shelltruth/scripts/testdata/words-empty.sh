# about: strings
# shells: bash dash
e=
ffmpeg $e "$e" "" a
