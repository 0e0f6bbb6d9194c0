#!/usr/bin/env bash
# Everything that CI checks, in the order in which a mistake is cheapest to find.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '\n== %s\n' "$1"; }
step types;            npm run -s typecheck
step lint;             npm run -s lint
step format;           npm run -s format:check
step "unused code";    npm run -s unused
step "generated files"; npm run -s generate:check
step build;            npm run -s build
step tests;            npm run -s test
step package;          npm run -s package:check
