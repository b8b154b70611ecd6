# about: parallel, function
# todo: functions exported to the shells of parallel are not followed
enc() { ffmpeg -i "$1" "$1.mkv"; }
export -f enc
parallel -j 2 enc ::: a b c
