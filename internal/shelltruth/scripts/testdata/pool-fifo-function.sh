# about: fifo tokens, function
open() {
  mkfifo p
  exec 9<>p
  local n=$1
  for ((; n > 0; n--)); do printf "%s" 000 >&9; done
}
run() {
  local x
  read -u 9 -n 3 x && ((0 == x)) || exit
  ( ( "$@"; ); printf "%.3d" $? >&9 ) &
}
open 2
for i in 1 2 3 4 5; do run ffmpeg $i; done
wait
