# about: brace
ffmpeg "{a,b}" {a} {} {a,} '{'a,b'}'
