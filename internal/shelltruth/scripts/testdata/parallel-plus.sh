# about: parallel
parallel -j +1 ffmpeg ::: $(seq 40)
