# about: positional
# shells: bash dash
set -- -i a
set -- "$@" -an
ffmpeg "$@" out
