# about: fifo tokens
mkfifo p
exec 5<>p
N=2
for ((k = 0; k < N; k++)); do echo -n . >&5; done
for i in 1 2 3 4 5; do
  read -n 1 -u 5
  { ffmpeg $i; echo -n . >&5; } &
done
wait
