# about: parallel, function
# loose: exported functions: another file tests them
enc() { ffmpeg -i "$1" "$1.mkv"; }
export -f enc
parallel -j 2 enc ::: a b c
