#!/usr/bin/env bash
# Runs every fuzz target for its share of the time: .ci/fuzz.sh [SECONDS IN ALL].
set -euo pipefail
cd "$(dirname "$0")/.."
total=${1:-60}

# "package target" lines, from the test files themselves: nothing is built for it.
mapfile -t targets < <(grep -rhoE --include='*_test.go' -H '^func Fuzz[A-Za-z0-9_]*' . |
    sed -E 's|/[^/]*_test\.go:func | |' | sort)
share=$((total / ${#targets[@]}))
((share > 0)) || share=1

echo "${#targets[@]} targets, ${share} s each"
for line in "${targets[@]}"; do
    read -r package target <<<"$line"
    echo "$package $target"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "${share}s" "$package" | tail -n 1
done
