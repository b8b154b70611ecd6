# about: return, function
# shells: bash dash
f() { ffmpeg "$1"; return 0; ffmpeg never & }
f a
ffmpeg b
