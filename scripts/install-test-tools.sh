#!/usr/bin/env bash
# Installs what the tests need beside Node: git, pre-commit, Chromium, Graphviz, zsh and fish, from Debian's packages. Where that is not possible, the tests that need them skip and say so.
set -u
missing=()
command -v git >/dev/null 2>&1 || missing+=(git)
command -v pre-commit >/dev/null 2>&1 || missing+=(pre-commit)
command -v chromium >/dev/null 2>&1 || missing+=(chromium)
command -v dot >/dev/null 2>&1 || missing+=(graphviz)
for shell in zsh fish; do command -v "$shell" >/dev/null 2>&1 || missing+=("$shell"); done
cd "$(dirname "$0")/.."
npm ci --silent --ignore-scripts --no-audit --no-fund --prefix test/tools || echo "not installed: the packages of test/tools; their tests will be skipped"
[ ${#missing[@]} -eq 0 ] && exit 0
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" -ne 0 ]; then
  echo "not installed: ${missing[*]} (needs apt-get and root); their tests will be skipped"
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || echo "not installed: ${missing[*]}; their tests will be skipped"
