# about: xargs
printf "%s\n" a b c d | xargs --max-procs=2 --max-args=1 ffmpeg -i
