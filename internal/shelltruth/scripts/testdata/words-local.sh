# about: function, strings
# shells: bash dash
q=1
f() { local q=2; ffmpeg $q; g; }
g() { ffmpeg g$q; }
f
ffmpeg $q
