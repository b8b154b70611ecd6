# about: eval
# shells: bash dash
c="ffmpeg -i 'a b'"
eval "$c out"
