# about: fifo tokens
mkfifo p
exec 3<>p
printf "%s\n" 1 2 3 >&3
for i in 1 2 3 4 5; do
  read -r _ <&3
  ( ffmpeg $i; echo >&3 ) &
done
wait
