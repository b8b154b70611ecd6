# about: fifo tokens
mkfifo p
exec 9<>p
for i in 1 2; do echo >&9; done
for i in 1 2 3 4 5; do
  read -u 9
  { echo >&9; ffmpeg $i; } &
done
wait
