# about: retry
# shells: bash dash
until ffmpeg fails=2 a; do sleep 0.01; done
