# about: fifo tokens
mkfifo p
exec 3<>p
printf "%.0sx" {1..3} >&3
for i in 1 2 3 4 5; do
  read -rn1 -u3
  ( ffmpeg $i; printf x >&3 ) &
done
wait
