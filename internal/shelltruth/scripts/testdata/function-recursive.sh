# about: function
# shells: bash dash
f() { ffmpeg "$1"; [ "$1" -gt 1 ] && f $(($1 - 1)); }
f 3
