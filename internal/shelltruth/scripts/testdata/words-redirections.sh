# about: strings
# shells: bash dash
ffmpeg a >out.log 2>&1 </dev/null b
>x ffmpeg c
