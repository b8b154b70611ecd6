# about: positional, shift, case
# shells: bash dash
set -- --in a --fast out
while [ $# -gt 0 ]; do
  case $1 in
    --in) in=$2; shift 2;;
    --fast) p=ultrafast; shift;;
    *) out=$1; shift;;
  esac
done
ffmpeg -i "$in" -preset "${p:-medium}" "$out"
