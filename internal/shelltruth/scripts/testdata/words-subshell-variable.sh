# about: subshell, strings
# shells: bash dash
q=1
( q=2; ffmpeg $q )
ffmpeg $q
