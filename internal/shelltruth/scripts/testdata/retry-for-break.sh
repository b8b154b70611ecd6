# about: retry
# shells: bash dash
for n in 1 2 3; do ffmpeg fails=1 a && break; sleep 0.01; done
