# about: xargs, pipeline
# shells: bash dash
echo "a:b:c" | tr ':' '\n' | xargs -P 9 -I% ffmpeg -i %
