# about: fifo tokens
# loose: how the number of tokens grows is not followed
mkfifo p
exec 9<>p
echo >&9
for i in 1 2 3 4 5; do
  read -u 9
  { ffmpeg $i; echo >&9; echo >&9; } &
done
wait
