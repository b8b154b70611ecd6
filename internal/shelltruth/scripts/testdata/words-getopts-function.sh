# about: getopts, function
# shells: bash dash
f() {
  local OPTIND o t=0
  while getopts t:n o; do case $o in t) t=$OPTARG;; n) n=1;; esac; done
  shift $((OPTIND - 1))
  ffmpeg -t "$t" "$@"
}
f a
f -t 5 b c
