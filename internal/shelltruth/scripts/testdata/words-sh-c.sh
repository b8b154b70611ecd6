# about: sh -c
# shells: bash dash
sh -c 'ffmpeg "$0" "$1"' a b
bash -c 'for i; do ffmpeg $i & done; wait' _ x y
