# about: read, for array, background
IFS=, read -ra h <<< "360,480,720"
for x in "${h[@]}"; do ffmpeg -s "$x" & done
wait
