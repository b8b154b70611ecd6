# about: trap
trap "ffmpeg failed" ERR
ffmpeg exit=1 a
true
