# about: getopts
# shells: bash dash
set -- -i in -q out
while getopts i:q o; do
  case $o in i) in=$OPTARG;; q) q=-hide_banner;; esac
done
shift $((OPTIND - 1))
ffmpeg $q -i "$in" "$1"
