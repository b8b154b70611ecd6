# about: sh -c
# shells: bash dash
c="ffmpeg a & ffmpeg b & wait"
sh -c "$c"
