# about: sem
for i in 1 2 3 4; do sem -j 2 ffmpeg $i; done
ffmpeg x
sem --wait
