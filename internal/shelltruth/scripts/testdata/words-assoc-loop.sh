# about: array
declare -A r
r[hd]=720
r[sd]=480
for k in hd sd; do ffmpeg -s ${r[$k]} $k.mp4; done
