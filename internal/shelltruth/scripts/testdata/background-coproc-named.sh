# about: coproc
coproc ENC { ffmpeg a; }
ffmpeg b & wait
ffmpeg c
