# about: parallel
parallel -j 2 ffmpeg -i {} ::: a b c d
