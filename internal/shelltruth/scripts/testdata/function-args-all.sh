# about: function, positional
# shells: bash dash
f() { shift; ffmpeg "$@" -n $#; }
f x a "b c"
