# about: command substitution
# shells: bash dash
d=$(ffprobe a)
ffmpeg -t "$d" b
