# about: arithmetic
# shells: bash dash
n=3
ffmpeg $((n * 2 + 1)) $((n > 2)) $((n / 2)) $((-n)) $((n % 2)) $((1 << n))
