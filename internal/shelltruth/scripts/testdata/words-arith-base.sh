# about: arithmetic
ffmpeg $((0x10)) $((010)) $((2#101))
