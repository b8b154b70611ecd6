# about: until counter, background
i=0
until (( i == 3 )); do ffmpeg $i & ((i++)); done
wait
