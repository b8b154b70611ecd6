# about: parallel
parallel -j 6 ffmpeg {1} {2} ::: a b c :::+ x y z
