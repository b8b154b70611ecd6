#!/bin/bash
# Encodes the recordings of the old archive again, as many at once as there are.
set -euo pipefail

find /srv/archive -name '*.avi' -print0 |
    xargs -0 -P 0 -I {} ffmpeg -nostdin -y -loglevel error -i {} -c:v libx264 -crf 21 -c:a aac {}.mp4
