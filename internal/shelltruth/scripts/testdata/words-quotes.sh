# about: strings
# shells: bash dash
ffmpeg 'a b' "c d" e\ f "it's" 'x"y' "\$z" "\\" '\n'
