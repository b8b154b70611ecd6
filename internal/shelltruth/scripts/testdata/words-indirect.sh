# about: strings
a=x
n=a
ffmpeg "${!n}"
