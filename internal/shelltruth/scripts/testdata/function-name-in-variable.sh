# about: function
# shells: bash dash
# run: MODE=f
# run: MODE=s
fast() { ffmpeg fast; }
slow() { ffmpeg slow & ffmpeg slow2 & wait; }
case "$MODE" in f) do=fast;; *) do=slow;; esac
$do
