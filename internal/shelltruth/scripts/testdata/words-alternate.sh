# about: strings
# shells: bash dash
# run: 
# run: A=1 B=
# run: A=2
ffmpeg ${A:+-a "$A"} ${B+-b} z
