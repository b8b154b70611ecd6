# about: process substitution
echo x | tee >(ffmpeg a) >(ffmpeg b) | ffmpeg c
