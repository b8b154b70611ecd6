#!/usr/bin/env bash
# Runs all tests and says how many were skipped for want of what.
set -euo pipefail
cd "$(dirname "$0")/.."

mkdir -p .cache
export FFVET_SKIPPED="$PWD/.cache/skipped"
: >"$FFVET_SKIPPED"

# Not from the cache: tests look at the tools of this machine.
status=0
go test -count=1 "$@" ./... || status=$?

if [[ -s $FFVET_SKIPPED ]]; then
    echo "skipped $(wc -l <"$FFVET_SKIPPED") tests:"
    sort "$FFVET_SKIPPED" | sed 's/^/    /'
else
    echo "skipped 0 tests"
fi
exit "$status"
