#!/bin/sh
# Takes files from the inbox one after another and writes all renditions.
set -eu

inbox=${INBOX:-/srv/inbox}
outbox=${OUTBOX:-/srv/outbox}

encode() {
    ffmpeg -nostdin -y -loglevel warning -threads 0 -i "$1" \
        -filter_complex "[0:v]split=8[s0][s1][s2][s3][s4][s5][s6][s7];
            [s0]scale=-2:2160[v0]; [s1]scale=-2:1440[v1]; [s2]scale=-2:1080[v2]; [s3]scale=-2:900[v3];
            [s4]scale=-2:720[v4];  [s5]scale=-2:540[v5];  [s6]scale=-2:360[v6];  [s7]scale=-2:240[v7]" \
        -map "[v0]" -map 0:a -c:v libx264 -b:v 16M  -c:a aac "$2/2160.mp4" \
        -map "[v1]" -map 0:a -c:v libx264 -b:v 9M   -c:a aac "$2/1440.mp4" \
        -map "[v2]" -map 0:a -c:v libx264 -b:v 5M   -c:a aac "$2/1080.mp4" \
        -map "[v3]" -map 0:a -c:v libx264 -b:v 4M   -c:a aac "$2/900.mp4" \
        -map "[v4]" -map 0:a -c:v libx264 -b:v 3M   -c:a aac "$2/720.mp4" \
        -map "[v5]" -map 0:a -c:v libx264 -b:v 2M   -c:a aac "$2/540.mp4" \
        -map "[v6]" -map 0:a -c:v libx264 -b:v 1M   -c:a aac "$2/360.mp4" \
        -map "[v7]" -map 0:a -c:v libx264 -b:v 500k -c:a aac "$2/240.mp4"
}

while :; do
    for src in "$inbox"/*.mxf; do
        name=$(basename "$src" .mxf)
        mkdir -p "$outbox/$name"
        encode "$src" "$outbox/$name"
    done
    sleep 5
done
