# about: coproc
coproc ffmpeg a
ffmpeg b
wait
