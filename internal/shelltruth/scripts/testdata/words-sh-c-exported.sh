# about: sh -c
# shells: bash dash
export V=x
W=y
sh -c 'ffmpeg "$V" "${W:-none}"'
