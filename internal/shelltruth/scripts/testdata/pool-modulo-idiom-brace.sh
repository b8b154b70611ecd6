# about: pool modulo
N=2
(
for i in 1 2 3 4 5 6 7; do
  ((k=k%N)); ((k++==0)) && wait
  ffmpeg "$i" &
done
wait
)
