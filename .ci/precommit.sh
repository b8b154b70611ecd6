#!/usr/bin/env bash
# Tries the pre-commit hooks as a user would: a scratch repository, the hooks
# installed, a bad commit that must fail, a good one that must pass.
# .ci/precommit.sh [system|golang]: golang also builds ffvet from this repository.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
kind=${1:-system}
id=ffvet
[[ $kind == system ]] && id=ffvet-system && export PATH="$root/bin:$PATH"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.com
export GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.com PRE_COMMIT_HOME=$scratch/cache

git init -q "$scratch/repo"
cd "$scratch/repo"
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $root
    rev: $(git -C "$root" rev-parse HEAD)
    hooks: [{id: $id}]
YAML
pre-commit install
git add .pre-commit-config.yaml
git commit -qm "Use ffvet"

printf '#!/bin/sh\nffmpeg -nostdin -y -i in.mov -no_such_option 1 out.mp4\n' >encode.sh
git add encode.sh
if git commit -qm "Encode"; then
    echo "the bad commit passed" >&2
    exit 1
fi
printf '#!/bin/sh\nffmpeg -nostdin -y -i in.mov out.mp4\n' >encode.sh
git add encode.sh
git commit -qm "Encode"
echo "pre-commit ($kind): the bad commit failed, the good one passed"
