# about: function
# shells: bash dash
ffmpeg() { command ffmpeg -y "$@"; }
ffmpeg a
ffmpeg b
