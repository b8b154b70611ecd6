#!/bin/bash
# Run by cron every ten minutes: one picture for each new recording.
set -u

for src in /srv/media/outbox/*/1080.mp4; do
    [ -e "${src%.mp4}.jpg" ] && continue
    ffmpeg -nostdin -y -loglevel error -ss 5 -i "$src" -frames:v 1 "${src%.mp4}.jpg" &
done
wait
