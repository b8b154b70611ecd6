# about: for array, background
declare -A r=([hd]=720 [sd]=480)
for k in "${!r[@]}"; do ffmpeg -s "${r[$k]}" "$k.mp4" & done
wait
