# about: read
# shells: bash dash
read -r a b <<END
x y z
END
ffmpeg "$a" "$b"
