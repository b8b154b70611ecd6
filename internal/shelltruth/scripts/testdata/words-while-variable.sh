# about: while counter, strings
# shells: bash dash
i=0
while [ $i -lt 2 ]; do i=$((i + 1)); o="$o -i $i"; done
ffmpeg $o out
