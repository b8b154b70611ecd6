# about: parallel
printf "%s\n" a b | parallel -j 8 ffmpeg -i {}
