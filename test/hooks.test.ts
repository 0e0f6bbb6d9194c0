// The pre-commit hooks, with the real pre-commit, from a git repository of this project as it stands.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BAD, GOOD, TOTAL } from './support/project.ts';

const root = path.join(import.meta.dirname, '..');
const available = spawnSync('pre-commit', ['--version']).status === 0;
if (!available) console.warn('pre-commit is not installed: its tests are skipped');

describe.skipIf(!available)('pre-commit', () => {
  let work = '';
  let env: NodeJS.ProcessEnv = {};
  const git = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...args], {
      cwd,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });

  beforeAll(() => {
    work = mkdtempSync(path.join(tmpdir(), 'parallelint-hooks-'));
    // pre-commit and git must not see the repository or the hook run that these tests may be part of.
    env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') && !name.startsWith('npm_')));
    env.PRE_COMMIT_HOME = path.join(work, 'cache');
    env.XDG_CACHE_HOME = path.join(work, 'cache');
    const source = path.join(work, 'parallelint');
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean);
    for (const file of files) cpSync(path.join(root, file), path.join(source, file));
    git(source, 'init', '-q', '-b', 'main');
    git(source, 'add', '-A');
    git(source, 'commit', '-q', '-m', 'snapshot');
  }, 60_000);
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  function repository(name: string, hook: string): string {
    const folder = path.join(work, name);
    mkdirSync(folder);
    git(folder, 'init', '-q', '-b', 'main');
    const rev = git(path.join(work, 'parallelint'), 'rev-parse', 'HEAD').trim();
    writeFileSync(
      path.join(folder, '.pre-commit-config.yaml'),
      `repos:\n  - repo: ${path.join(work, 'parallelint')}\n    rev: ${rev}\n    hooks:\n      - id: ${hook}\n`,
    );
    execFileSync('pre-commit', ['install'], { cwd: folder, env, stdio: 'pipe' });
    return folder;
  }

  function commit(folder: string, files: Readonly<Record<string, string>>): { code: number | null; output: string } {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    git(folder, 'add', '-A');
    const result = spawnSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '-q', '-m', 'plan'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { code: result.status, output: `${result.stdout}${result.stderr}` };
  }

  it('blocks a bad plan and passes a good one', () => {
    const folder = repository('lint', 'parallelint');
    const blocked = commit(folder, { 'plan.md': BAD });
    expect(blocked.output).toContain('no-write-conflict');
    expect(blocked.code).toBe(1);
    expect(commit(folder, { 'plan.md': GOOD })).toMatchObject({ code: 0 });
  }, 300_000);
  it('looks at the whole project where asked to', () => {
    const folder = repository('project', 'parallelint-project');
    expect(commit(folder, { 'plan.md': BAD, 'other.md': '# Notes\n' }).code).toBe(1);
    expect(commit(folder, { 'plan.md': GOOD }).code).toBe(0);
  }, 300_000);
  it('mends what can be mended', () => {
    const folder = repository('fix', 'parallelint-fix');
    expect(commit(folder, { 'plan.md': TOTAL }).output).toContain('files were modified by this hook');
    expect(readFileSync(path.join(folder, 'plan.md'), 'utf8')).toContain('Total: 3 hours');
    expect(commit(folder, {})).toMatchObject({ code: 0 });
  }, 300_000);
});
