# about: arithmetic
n=3
ffmpeg $((n > 2 ? 10 : 20)) $((n++)) $n
