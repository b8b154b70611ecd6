# about: pool jobs, function
run() {
  while [ $(jobs -r | wc -l) -ge 2 ]; do wait -n; done
  ffmpeg "$1" &
}
run a
run b
run c
run d
wait
