# about: positional
# shells: bash dash
set -- $(echo a b c)
ffmpeg "$2" "$#"
