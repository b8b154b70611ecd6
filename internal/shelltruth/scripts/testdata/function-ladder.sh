# about: function, background
# shells: bash dash
ladder() { for h in 360 720; do ffmpeg -i "$1" -vf scale=-2:$h & done; wait; }
for f in a b; do ladder $f; done
