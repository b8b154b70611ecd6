# about: brace
ffmpeg {a,b}.mp4 x{1..3} {a..c} {01..03} {3..1} {a,b{c,d}}
