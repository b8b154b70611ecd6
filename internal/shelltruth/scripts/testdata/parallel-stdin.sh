# about: parallel
printf "%s\n" a b c | parallel -j 2 ffmpeg -i {}
