# about: parallel
parallel -j2 ffmpeg -i {} {.}.mkv ::: a.mp4 b.mp4 c.mp4
