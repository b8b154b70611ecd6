#!/usr/bin/env bash
# Encodes every recording of a day into a ladder of renditions.
set -euo pipefail

FFMPEG="${FFMPEG:-ffmpeg}"
SOURCE_DIR=/var/recordings
TARGET_DIR=/var/www/vod
MAX_JOBS=3

log() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

usage() {
  cat <<EOF
usage: $0 [-j jobs] DAY
EOF
  exit 2
}

probe() {
  ffprobe -v error -select_streams v:0 -show_entries stream=width,height \
    -of csv=p=0 "$1"
}

encode() {
  local input="$1" height="$2" rate="$3" name
  name="$(basename "$input" .ts)"
  local args=(-hide_banner -loglevel warning -nostdin -y -i "$input")
  if [ "$height" -gt 720 ]; then
    args+=(-c:v libx264 -preset medium)
  else
    args+=(-c:v libx264 -preset veryfast)
  fi
  args+=(-vf "scale=-2:${height}" -b:v "${rate}k" -maxrate "$((rate * 3 / 2))k")
  args+=(-c:a aac -b:a 128k -f hls -hls_time 6 -hls_playlist_type vod)
  nice -n 10 "$FFMPEG" "${args[@]}" "$TARGET_DIR/$name/$height.m3u8"
}

slot() {
  while [ "$(jobs -rp | wc -l)" -ge "$MAX_JOBS" ]; do
    sleep 1
  done
}

[ $# -ge 1 ] || usage
day="$1"
mkdir -p "$TARGET_DIR"

for file in "$SOURCE_DIR/$day"/*.ts; do
  if ! probe "$file" >/dev/null 2>&1; then
    log "skipping $file"
    continue
  fi
  for rung in 1080:5000 720:2800 480:1400; do
    slot
    encode "$file" "${rung%%:*}" "${rung##*:}" &
  done
done
wait

find "$TARGET_DIR" -name '*.m3u8' -mmin -60 | while read -r list; do
  log "checking $list"
  ffprobe -v error "$list" </dev/null || log "broken: $list"
done
