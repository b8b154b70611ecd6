# about: here-document
n=x
bash -s y <<END
ffmpeg $n "\$1" \
  z
END
