# about: process substitution
# loose: the shell waits for the last one only
echo x > >(ffmpeg a)
ffmpeg b
