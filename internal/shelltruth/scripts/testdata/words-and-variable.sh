# about: and or, strings
# shells: bash dash
# run: MODE=f
# run: MODE=s
p=slow
[ "$MODE" = f ] && p=fast
ffmpeg -preset $p
