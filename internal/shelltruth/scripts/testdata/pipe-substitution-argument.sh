# about: command substitution
# shells: bash dash
ffmpeg -t "$(ffprobe a)" b
