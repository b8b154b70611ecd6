# about: strings
# shells: bash dash
f=dir/a.tar.mp4
ffmpeg "${f%.mp4}.mkv" "${f%%.*}" "${f#*/}" "${f##*/}" "${f%/*}"
