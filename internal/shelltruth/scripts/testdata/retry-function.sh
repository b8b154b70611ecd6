# about: retry, function
# shells: bash dash
retry() {
  local n=0
  until "$@"; do n=$((n + 1)); [ $n -lt 4 ] || return 1; done
}
retry ffmpeg fails=2 a
