# about: wrappers
# shells: bash dash
nice -n 5 ffmpeg a &
env A=1 ffmpeg b &
stdbuf -oL ffmpeg c &
wait
