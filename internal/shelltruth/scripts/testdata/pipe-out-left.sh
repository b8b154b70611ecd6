# about: process substitution
echo x > >(ffmpeg a)
ffmpeg b
