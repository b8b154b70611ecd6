# about: here-document
# shells: bash dash
cat > later.sh <<END
ffmpeg never
END
ffmpeg a
