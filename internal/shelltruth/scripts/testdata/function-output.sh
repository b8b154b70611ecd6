# about: function, command substitution
# shells: bash dash
name() { echo "$1.mkv"; }
ffmpeg "$(name a)"
