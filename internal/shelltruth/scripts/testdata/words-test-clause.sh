# about: strings
# run: MODE=a X=1
# run: MODE=b
[[ $MODE == a && -n ${X:-} ]] && x=1 || x=2
ffmpeg $x
