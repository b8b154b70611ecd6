# about: parallel
parallel -j0 ffmpeg ::: a b c
