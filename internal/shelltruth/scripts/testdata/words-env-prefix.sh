# about: sh -c
# shells: bash dash
V=x sh -c 'ffmpeg "$V"'
env V=y sh -c 'ffmpeg "$V"'
