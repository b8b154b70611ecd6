# about: sem
for i in 1 2 3; do sem ffmpeg $i; done
sem --wait
