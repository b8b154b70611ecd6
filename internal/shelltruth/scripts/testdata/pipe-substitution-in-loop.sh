# about: command substitution, for words
# shells: bash dash
for i in 1 2; do ffmpeg -t "$(ffprobe $i)" $i & done
wait
