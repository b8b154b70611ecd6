# about: function, return
# shells: bash dash
f() { [ -n "$1" ] || return; ffmpeg "$1"; }
f
f a
