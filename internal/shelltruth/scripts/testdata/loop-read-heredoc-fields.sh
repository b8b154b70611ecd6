# about: while read, background
# shells: bash dash
while read -r name height; do ffmpeg -i "$name" -vf "scale=-2:$height" "$height.mp4" & done <<END
a 1080
b 720
END
wait
