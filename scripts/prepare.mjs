// Builds after an install from git (pre-commit, npm install github:…), where dist is missing. A checkout for development builds when asked.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const canBuild = existsSync(path.join(root, 'node_modules', 'rolldown')) && existsSync(path.join(root, 'src', 'cli.ts'));
if (canBuild && !existsSync(path.join(root, 'dist', 'cli.cjs'))) {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });
}
