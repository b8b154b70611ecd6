# about: pipeline, strings
# shells: bash dash
q=1
echo x | q=2
echo x | read q
ffmpeg $q
