# about: strings
printf -v name "out%03d.mp4" 7
ffmpeg "$name"
