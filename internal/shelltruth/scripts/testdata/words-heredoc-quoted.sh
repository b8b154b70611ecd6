# about: here-document
# shells: bash dash
v=1
sh <<'END'
for i in 1 2; do ffmpeg "$v$i" & done
wait
END
