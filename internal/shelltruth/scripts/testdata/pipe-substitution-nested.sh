# about: command substitution
# shells: bash dash
ffmpeg -t $(echo $(ffprobe a)) b
