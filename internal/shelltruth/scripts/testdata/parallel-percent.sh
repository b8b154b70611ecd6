# about: parallel
parallel -j 100% ffmpeg ::: $(seq 40)
