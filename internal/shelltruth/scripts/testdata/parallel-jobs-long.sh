# about: parallel
parallel --jobs 3 ffmpeg ::: a b c d
