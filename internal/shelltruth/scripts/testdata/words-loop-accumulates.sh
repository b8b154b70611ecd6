# about: for words, strings
# shells: bash dash
for i in a b; do l=$l,$i; ffmpeg "${l#,}"; done
