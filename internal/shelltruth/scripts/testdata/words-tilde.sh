# about: strings
# shells: bash dash
ffmpeg ~/a "~/b" x~/c
