# about: positional, function, background
# shells: bash dash
ladder() { in=$1; shift; for h; do ffmpeg -i "$in" $h & done; }
ladder a 360 480
ladder b 720
wait
