# about: pool jobs, function
run() {
  while [ $(jobs -r | wc -l) -ge 2 ]; do wait -n; done
  "$@" &
}
for i in 1 2 3 4; do run ffmpeg $i; done
wait
