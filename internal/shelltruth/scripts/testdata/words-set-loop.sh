# about: positional, for words
# shells: bash dash
set --
for i in a b; do set -- "$@" -i $i; done
ffmpeg "$@" out
