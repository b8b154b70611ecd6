#!/usr/bin/env bash
# Runs every fuzz target for a few seconds: .ci/fuzz.sh [SECONDS].
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-5}

for package in $(go list ./...); do
    for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
        echo "$package $target"
        go test -run '^$' -fuzz "^$target\$" -fuzztime "${seconds}s" "$package" | tail -n 1
    done
done
