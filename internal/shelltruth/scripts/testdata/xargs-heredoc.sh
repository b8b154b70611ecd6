# about: xargs, here-document
# shells: bash dash
xargs -P 5 -L 1 ffmpeg -i <<END
a x
b y
c z
END
