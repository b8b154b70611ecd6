# about: strings
a=x
declare -n n=a
ffmpeg "$n"
