# about: strings
ffmpeg $'a\tb' $'\x41' $'it\'s'
