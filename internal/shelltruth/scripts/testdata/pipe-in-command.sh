# about: process substitution
ffmpeg <(ffprobe a)
ffmpeg c
