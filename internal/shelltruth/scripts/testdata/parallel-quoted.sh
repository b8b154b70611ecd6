# about: parallel
parallel -j 2 'ffmpeg -i {}; ffprobe {}' ::: a b c
