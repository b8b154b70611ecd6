# about: function, subshell, background
# shells: bash dash
f() ( ffmpeg "$1" & ffmpeg "$1-2" & )
f a
ffmpeg b
