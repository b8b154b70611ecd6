# about: strings, command substitution
# shells: bash dash
f=dir/a.mp4
ffmpeg "$(basename "$f" .mp4).mkv" "$(dirname "$f")" `basename $f`
