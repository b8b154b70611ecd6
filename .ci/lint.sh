#!/usr/bin/env bash
# gofmt, go vet, staticcheck; any complaint fails.
set -euo pipefail
cd "$(dirname "$0")/.."

unformatted=$(git ls-files '*.go' | xargs gofmt -l)
if [[ -n $unformatted ]]; then
    printf 'not formatted, run gofmt -w:\n%s\n' "$unformatted"
    exit 1
fi
go vet ./...
go tool staticcheck ./...
