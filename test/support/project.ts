// A temporary project and the built command line run in it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const bin = path.join(import.meta.dirname, '../../dist/bin.cjs');

/** Compiled code of the runs of the tests. */
const cache = path.join(import.meta.dirname, '../../node_modules/.cache');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with these files, removed when the test ends. */
export function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parallelint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Runs the built program. Nothing of the surrounding CI reaches it. */
export function run(cwd: string, args: readonly string[], options: { input?: string; env?: Readonly<Record<string, string>> } = {}): Run {
  const env = { PATH: process.env.PATH ?? '', HOME: cwd, XDG_CACHE_HOME: cache, ...options.env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    input: options.input ?? '',
  });
  return { code: status, stdout, stderr };
}

export const BAD = `# Tracks

API contract: see docs. The contract is frozen.

## Track 1: Desk
**Files:** \`src/models.ts\`

## Track 2: Service
**Files:** \`src/models.ts\`

## Track 3: Tests
**Files:** \`tests/\`

## Integration
- Run the tests
`;

export const GOOD = BAD.replace('## Track 2: Service\n**Files:** `src/models.ts`', '## Track 2: Service\n**Files:** `src/service.ts`');

export const TOTAL = `# Loans

API contract: see docs. The contract is frozen.

## Phase 1: Parallel Work (2 hours)

@feature "Desk screens"
@feature "Loan service"
@test-builder "Loan tests"

## Phase 2: Integration (1 hour)
- Run the tests

Total: 5 hours
`;

/** A plan whose only fault rests on a guess: the feature type that its title tells. */
export const GUESS = `# Desk refactoring

## Parallel tracks
The API contract of the desk is frozen: GET /loans.

${['A', 'B', 'C', 'D'].map((letter) => `### Track ${letter}: Part ${letter}\n**Files:** \`src/${letter.toLowerCase()}.ts\`\n`).join('\n')}
## Integration
- Merge the tracks and run all tests
`;

/** A plan without a contract, a checkpoint and an integration. */
export const LOOSE = `# Loans

## Parallel Work (5 hours)

@feature "Desk screens"
@feature "Loan service"
@feature "Loan mails with tests"
`;
