# about: strings
ffmpeg $$ "$0" $?
