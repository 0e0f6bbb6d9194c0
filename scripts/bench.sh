#!/usr/bin/env bash
# A cold run on one plan against a bare `node -e 0`, in turn, on the same machine: the median ratio is the figure to quote.
set -euo pipefail
cd "$(dirname "$0")/.."
plan=${1:-examples/loan-desk.md}
runs=${2:-31}
node - "$plan" "$runs" <<'JS'
const { spawnSync } = require('node:child_process');
const [plan, runs] = process.argv.slice(2);
const time = (args) => {
  const start = process.hrtime.bigint();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
time(['dist/bin.cjs', plan]);
const pairs = Array.from({ length: Number(runs) }, () => [time(['dist/bin.cjs', plan]), time(['-e', '0'])]);
const ours = median(pairs.map(([a]) => a));
const bare = median(pairs.map(([, b]) => b));
console.log(`parallelint ${plan}: ${ours.toFixed(0)} ms, node -e 0: ${bare.toFixed(0)} ms, median ratio ${median(pairs.map(([a, b]) => a / b)).toFixed(2)}`);
JS
