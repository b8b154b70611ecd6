# about: eval
# shells: bash dash
for i in 1 2; do eval "x$i=v$i"; done
eval "ffmpeg \$x1"
