# about: array
c=(scale=1:2 fps=3)
IFS=,
ffmpeg -vf "${c[*]}"
