# about: strings
# shells: bash dash
A=${A:-x}
ffmpeg "${A:?no A}"
