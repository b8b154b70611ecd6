# about: parallel, function
enc() { ffmpeg -i "$1" "$1.mkv"; }
export -f enc
parallel -j 2 enc ::: a b c
