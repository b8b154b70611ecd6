# about: function, return
# shells: bash dash
# loose: which branch a call takes is not followed
f() { [ -n "$1" ] || return; ffmpeg "$1"; }
f
f a
