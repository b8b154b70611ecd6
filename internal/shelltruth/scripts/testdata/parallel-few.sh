# about: parallel
parallel -j 8 ffmpeg ::: a b c
