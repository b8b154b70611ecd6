#!/usr/bin/env bash
# Installs what the tests need and the machine lacks, as far as it may, and
# says what stays missing. Tests that need a missing tool are skipped; with
# CI=true they fail.
set -euo pipefail
cd "$(dirname "$0")/.."

# command of a tool = Debian package that brings it
declare -A packages=([ffmpeg]=ffmpeg [rg]=ripgrep [git]=git [pre-commit]=pre-commit [nop]=graphviz [promtool]=prometheus)
sarif_package=@microsoft/sarif-multitool-linux@5.7.0
sarif_schema=.cache/sarif-2.1.0.json

have() { command -v "$1" >/dev/null 2>&1; }

install_packages() {
    local wanted=() tool
    for tool in "${!packages[@]}"; do
        have "$tool" || wanted+=("${packages[$tool]}")
    done
    ((${#wanted[@]})) || return 0
    local sudo=()
    ((EUID == 0)) || { have sudo && sudo -n true 2>/dev/null && sudo=(sudo -n); } || return 0
    have apt-get || return 0
    echo "installing ${wanted[*]}"
    "${sudo[@]}" apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -qq -y "${wanted[@]}" >/dev/null || true
}

# The official SARIF schema comes inside Microsoft's validator.
fetch_sarif_schema() {
    [[ -s $sarif_schema ]] && return 0
    have npm || return 0
    local dir
    dir=$(mktemp -d)
    (cd "$dir" && npm pack --silent "$sarif_package" >/dev/null && tar xzf ./*.tgz) &&
        mkdir -p .cache && cp "$dir/package/sarif-2.1.0.json" "$sarif_schema" || true
    rm -rf "$dir"
}

report_missing() {
    local missing=() tool
    for tool in "${!packages[@]}"; do
        have "$tool" || missing+=("$tool")
    done
    [[ -s $sarif_schema ]] || missing+=("$sarif_schema (npm)")
    if ((${#missing[@]})); then
        printf 'missing, tests that need it are skipped: %s\n' "${missing[@]}"
    fi
}

install_packages
fetch_sarif_schema
report_missing
