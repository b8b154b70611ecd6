# about: function, positional
# shells: bash dash
f() { ffmpeg "$*"; }
f a b
