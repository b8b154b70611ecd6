# about: wait pid, background
# shells: bash dash
for a in 1 2 3; do ffmpeg $a & wait $!; done
