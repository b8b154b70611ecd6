# about: strings
o="-i a"
o+=" -an"
ffmpeg $o out
