# about: positional, shift
# shells: bash dash
set -- a b c d
shift
ffmpeg "$1" "$#"
shift 2
ffmpeg "$@"
