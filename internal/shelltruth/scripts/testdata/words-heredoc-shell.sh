# about: here-document
# shells: bash dash
sh <<END
ffmpeg -i a \$x "b c"
END
