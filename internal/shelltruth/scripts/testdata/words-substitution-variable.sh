# about: command substitution, strings
# shells: bash dash
q=1
x=$(q=2; echo y)
ffmpeg $q $x
