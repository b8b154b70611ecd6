# about: function
# shells: bash dash
f() { ffmpeg a; }
f
f() { ffmpeg b & ffmpeg c & wait; }
f
