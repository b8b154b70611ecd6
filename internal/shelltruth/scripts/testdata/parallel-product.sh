# about: parallel
parallel -j 6 ffmpeg {1} {2} ::: a b ::: x y
