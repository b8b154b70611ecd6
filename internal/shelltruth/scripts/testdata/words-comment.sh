# about: strings
# shells: bash dash
# ffmpeg no
ffmpeg a # ffmpeg no
echo "ffmpeg no"
: ffmpeg no
