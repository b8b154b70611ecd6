# about: eval
# shells: bash dash
eval "for i in 1 2; do ffmpeg \$i & done"
wait
