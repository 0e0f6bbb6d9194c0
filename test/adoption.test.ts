// Taking the linter up in a project that is there already: baselines, parts of a change, thresholds, exceptions, init, completions, configuration.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../scripts/output-schemas.ts';
import { COMMANDS, FLAGS } from '../src/command-line/flags.ts';
import { matchGlobs } from '../src/engine/globs.ts';
import { BAD, GOOD, project, run, TOTAL } from './support/project.ts';
import { repository } from './support/repository.ts';

const root = path.join(import.meta.dirname, '..');

/** The files that the compact report names. */
function named(folder: string, args: readonly string[]): readonly string[] {
  const lines = run(folder, ['-f', 'compact', ...args])
    .stdout.split('\n')
    .filter(Boolean);
  return [...new Set(lines.map((line) => line.split(':')[0] ?? ''))];
}

describe('--baseline', () => {
  const update = ['--baseline', 'known.json', '--update-baseline'];
  it('marks what it knows, counts it nowhere, and keeps its place when lines move', () => {
    const folder = project({ 'docs/a.md': BAD });
    expect(run(folder, update)).toMatchObject({ code: 0, stderr: 'note: known.json holds 1 finding now, 0 before\n' });
    writeFileSync(path.join(folder, 'docs/a.md'), BAD.replace('# Tracks\n', '# Tracks\n\nSome words in front.\n'));
    const { code, stdout } = run(folder, ['--baseline', 'known.json', '-f', 'json']);
    expect(code).toBe(0);
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.files[0]?.findings.map((one) => one.baselineState)).toEqual(['unchanged']);
    expect(report.summary).toMatchObject({ findings: { error: 0, warning: 0, info: 0 }, baseline: { known: 1, gone: 0 } });
    expect(run(folder, ['--baseline', 'known.json']).stdout).toContain('1 finding known to the baseline');
  });
  it('lets nothing new pass', () => {
    const folder = project({ 'a.md': BAD });
    run(folder, update);
    writeFileSync(path.join(folder, 'b.md'), BAD);
    const report = reportSchema.parse(JSON.parse(run(folder, ['--baseline', 'known.json', '-f', 'json']).stdout));
    expect(report.files.map((file) => file.findings.map((one) => one.baselineState))).toEqual([['unchanged'], ['new']]);
    expect(run(folder, ['--baseline', 'known.json']).code).toBe(1);
  });
  it('is pruned of what is mended and of files that are gone, and keeps files that were not linted', () => {
    const folder = project({ 'a.md': BAD, 'b.md': BAD, 'c.md': BAD });
    run(folder, update);
    writeFileSync(path.join(folder, 'a.md'), GOOD);
    rmSync(path.join(folder, 'b.md'));
    expect(run(folder, ['a.md', '--baseline', 'known.json']).stdout).toContain('1 finding of the baseline mended');
    expect(run(folder, ['a.md', ...update])).toMatchObject({ code: 0, stderr: 'note: known.json holds 1 finding now, 3 before\n' });
    expect(readFileSync(path.join(folder, 'known.json'), 'utf8')).toMatch(/"path":"c\.md"/);
  });
  it('names files from its own folder, so that it works from any other', () => {
    const folder = project({ 'docs/a.md': BAD, 'docs/known.json': '{ "version": 1, "findings": [] }' });
    run(path.join(folder, 'docs'), update);
    expect(run(folder, ['--baseline', 'docs/known.json']).code).toBe(0);
  });
  it('leaves suppressed findings to their comments', () => {
    const suppressed = BAD.replace(
      '**Files:** `src/models.ts`\n\n## Track 3',
      '**Files:** `src/models.ts` <!-- parallelint-disable-line -- x -->\n\n## Track 3',
    );
    const folder = project({ 'a.md': suppressed });
    expect(run(folder, update).stderr).toContain('holds 0 findings now');
  });
  it.each([
    [
      ['--baseline', 'none.json'],
      undefined,
      '--baseline none.json: no such file\nhelp: parallelint --baseline none.json --update-baseline writes it',
    ],
    [['--update-baseline'], undefined, '--update-baseline is given and no --baseline'],
    [['--baseline', 'x.json'], '{', 'x.json: is not valid JSON'],
    [['--baseline', 'x.json'], '[]', 'x.json: found version none, expected a baseline of version 1'],
    [['--baseline', 'x.json'], '{"version":2}', 'found version 2'],
    [
      ['--baseline', 'x.json'],
      '{"version":1,"findings":[{"path":3}]}',
      'findings[0]: found {"path":3}, expected an entry with path and fingerprint',
    ],
    [['--baseline', ''], undefined, '--baseline is empty'],
  ])('refuses %j', (args, text, message) => {
    const folder = project({ 'a.md': BAD, ...(text !== undefined && { 'x.json': text }) });
    const { code, stdout, stderr } = run(folder, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('--staged', () => {
  it('lints the index, not the working tree', () => {
    const { folder, git, write } = repository({ 'a.md': GOOD, 'b.md': BAD });
    write({ 'a.md': BAD });
    git('add', 'a.md');
    write({ 'a.md': GOOD });
    expect(run(folder, ['--staged', '-f', 'compact'])).toMatchObject({ code: 1, stdout: expect.stringMatching(/^a\.md:9:/) as string });
    git('add', 'a.md');
    write({ 'a.md': BAD });
    expect(run(folder, ['--staged'])).toMatchObject({ code: 0 });
  });
  it('knows the first commit, removed, renamed and odd names, folders below and paths', () => {
    const { folder, git, write } = repository({ 'old.md': `${BAD}\nold\n`, 'gone.md': BAD, 'docs/in.md': GOOD });
    git('rm', '-q', 'gone.md');
    git('mv', 'old.md', 'new.md');
    write({ 'sp ace é.md': BAD, 'docs/in.md': BAD, 'notes.txt': BAD });
    git('add', '-A');
    rmSync(path.join(folder, 'sp ace é.md'));
    expect(named(folder, ['--staged'])).toEqual(['docs/in.md', 'new.md', 'sp ace é.md']);
    expect(named(folder, ['--staged', 'docs'])).toEqual(['docs/in.md']);
    expect(named(folder, ['--staged', '*.md', '!new.md'])).toEqual(['sp ace é.md']);
    expect(named(path.join(folder, 'docs'), ['--staged'])).toEqual(['in.md']);
    const first = project({ 'a.md': BAD });
    spawnSync('git', ['init', '-q'], { cwd: first });
    spawnSync('git', ['add', '-A'], { cwd: first });
    expect(named(first, ['--staged'])).toEqual(['a.md']);
  });
  it('reads the files beside a plan from the index, too', () => {
    const plan = (number: string, files: string): string =>
      `---\nphase: 02-desk\nplan: ${number}\nwave: 1\ndepends_on: []\nfiles_modified: [${files}]\n---\n\n# Plan ${number}\n`;
    const at = '.planning/phases/02-desk/';
    const { folder, git, write } = repository({ [`${at}02-01-PLAN.md`]: plan('01', 'src/b.ts') });
    write({ [`${at}02-01-PLAN.md`]: plan('01', 'src/a.ts'), [`${at}02-02-PLAN.md`]: plan('02', 'src/a.ts') });
    git('add', `${at}02-02-PLAN.md`);
    expect(run(folder, ['--staged'])).toMatchObject({ code: 0 });
    git('add', '-A');
    expect(run(folder, ['--staged', '-f', 'compact']).stdout).toContain('no-write-conflict');
  });
  it('refuses what it cannot do', () => {
    const { folder } = repository({});
    expect(run(folder, ['--staged', '--fix']).stderr).toContain('--staged and --fix exclude each other');
    expect(run(folder, ['--staged', '--since', 'main']).stderr).toContain('--staged and --since exclude each other');
    expect(run(project({ 'a.md': BAD }), ['--staged'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no git repository') as string,
    });
  });
});

describe('--since', () => {
  it('lints what differs from where the branch left another, committed or not', () => {
    const { folder, git, write, commit } = repository({ 'old.md': BAD, 'edited.md': GOOD, 'crlf.md': BAD });
    git('checkout', '-q', '-b', 'topic');
    commit({ 'added.md': BAD });
    git('checkout', '-q', 'main');
    commit({ 'elsewhere.md': BAD });
    git('checkout', '-q', 'topic');
    write({ 'edited.md': BAD, 'untracked.md': BAD, 'crlf.md': BAD.replaceAll('\n', '\r\n') });
    expect(named(folder, ['--since', 'main'])).toEqual(['added.md', 'edited.md', 'untracked.md']);
    expect(named(folder, ['--since', 'HEAD'])).toEqual(['edited.md', 'untracked.md']);
    expect(named(folder, ['--since', 'main', 'added.md'])).toEqual(['added.md']);
  });
  it.each(['nope', '--output=x', 'HEAD:a.md', '-h'])('refuses %s for a commit, and writes nothing', (name) => {
    const { folder } = repository({ 'a.md': BAD });
    const { code, stderr } = run(folder, [`--since=${name}`]);
    expect(code).toBe(2);
    expect(stderr).toContain(`“${name}” is no commit of this repository`);
    expect(existsSync(path.join(folder, 'x'))).toBe(false);
  });
  it('says what to do where histories have nothing in common', () => {
    const { folder, git, commit } = repository({ 'a.md': BAD });
    git('checkout', '-q', '--orphan', 'other');
    commit({});
    expect(run(folder, ['--since', 'main']).stderr).toContain('fetch the whole history');
  });
});

describe('git', () => {
  it('runs nothing that the repository configures', () => {
    const { folder, git, write } = repository({ 'a.md': GOOD, '.gitattributes': '*.md filter=trap diff=trap\n' });
    write({ 'a.md': BAD });
    git('add', 'a.md');
    const trap = path.join(folder, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch "${folder}/sprung"\ncat\n`);
    chmodSync(trap, 0o755);
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'filter.trap.clean',
      'filter.trap.smudge',
      'filter.trap.process',
      'diff.trap.textconv',
      'diff.trap.command',
      'diff.external',
      'alias.ls-files',
      'alias.ls-tree',
      'core.sshCommand',
    ])
      git('config', key, key.startsWith('alias') ? `!${trap}` : trap);
    mkdirSync(path.join(folder, 'hooks'));
    for (const hook of ['post-index-change', 'reference-transaction']) renameOrCopy(trap, path.join(folder, 'hooks', hook));
    git('config', 'core.hooksPath', path.join(folder, 'hooks'));
    rmSync(path.join(folder, 'sprung'), { force: true });
    const env = { GIT_EXTERNAL_DIFF: trap, GIT_PAGER: trap, PAGER: trap };
    for (const args of [['--staged'], ['--since', 'HEAD']])
      expect(run(folder, [...args, '-f', 'compact'], { env }).stdout).toContain('no-write-conflict');
    expect(existsSync(path.join(folder, 'sprung'))).toBe(false);
    // The trap works: git itself springs it.
    spawnSync('git', ['diff'], { cwd: folder, env: { PATH: process.env.PATH ?? '', HOME: folder } });
    expect(existsSync(path.join(folder, 'sprung'))).toBe(true);
  });
});

function renameOrCopy(from: string, to: string): void {
  writeFileSync(`${to}.new`, readFileSync(from), { mode: 0o755 });
  renameSync(`${to}.new`, to);
}

describe('--fail-on', () => {
  it('moves the threshold up and down', () => {
    const folder = project({ 'total.md': TOTAL, 'bad.md': BAD });
    expect(run(folder, ['total.md', '--fail-on', 'error']).code).toBe(0);
    expect(run(folder, ['total.md', '--fail-on', 'warning']).code).toBe(1);
    expect(run(folder, ['bad.md', '--fail-on', 'error']).code).toBe(1);
    writeFileSync(path.join(folder, '.parallelintrc'), 'rules: { no-write-conflict: info }');
    expect(run(folder, ['bad.md']).code).toBe(0);
    expect(run(folder, ['bad.md', '--fail-on', 'info']).code).toBe(1);
  });
  it.each([
    [['--fail-on', 'warn'], '--fail-on is “warn”\nhelp: expected error, warning or info; did you mean warning?'],
    [['--preset', 'recomended'], '--preset is “recomended”\nhelp: expected recommended or strict; did you mean recommended?'],
    [['decide', '--deadline', 'y'], '--deadline is “y”\nhelp: expected yes or no; did you mean yes?'],
    [['--fail-on', 'error', '--max-warnings', '2'], '--fail-on and --max-warnings exclude each other'],
    [['inspect', 'a.md', '--fail-on', 'error'], '--fail-on belongs to parallelint lint'],
    [['config'], 'config takes one word, found none\nhelp: expected check'],
    [['completions', 'tcsh'], 'completions takes one word, found “tcsh”\nhelp: expected bash, zsh, fish'],
  ])('refuses %j in plain words', (args, message) => {
    const { code, stderr } = run(project({ 'a.md': GOOD }), args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('exceptions', () => {
  it('are globs, files and folders with ! in front, and no file of that name', () => {
    const folder = project({ 'docs/a.md': BAD, 'docs/old/b.md': BAD, 'docs/old/c.md': BAD, '!x.md': BAD });
    expect(named(folder, ['**/*.md', '!docs/old/**'])).toEqual(['!x.md', 'docs/a.md']);
    expect(named(folder, ['docs', '!docs/old'])).toEqual(['docs/a.md']);
    expect(named(folder, ['docs', '!docs/old/b.md'])).toEqual(['docs/a.md', 'docs/old/c.md']);
    expect(named(folder, ['!docs'])).toEqual(['!x.md']);
    expect(named(folder, ['!x.md'])).toEqual(['!x.md']);
  });
  it('work in every list of the configuration', () => {
    const folder = project({
      '.parallelintrc':
        'include: ["**/*.md", "!docs/old/**"]\nignore: ["docs/a.*", "!docs/a.md"]\noverrides:\n  - files: ["**/*.md", "!b.md"]\n    rules: { no-write-conflict: info }\n',
      'docs/a.md': BAD,
      'docs/old/c.md': BAD,
      'b.md': BAD,
    });
    expect(
      run(folder, ['-f', 'compact'])
        .stdout.split('\n')
        .map((line) => line.replace(/ \[.*/, '')),
    ).toEqual(['b.md:9:13: error', 'docs/a.md:9:13: info', '']);
  });
  it('let the last glob that fits decide', () => {
    const matches = matchGlobs(['a/**', '!a/b/**', 'a/b/c.md']);
    expect(['a/x.md', 'a/b/x.md', 'a/b/c.md', 'z.md'].map(matches)).toEqual([true, false, true, false]);
    expect(matchGlobs(['!a/**'])('b.md')).toBe(false);
  });
});

describe('.parallelintignore', () => {
  it('is read in every folder, for named files and for staged ones, and not with --no-ignore', () => {
    const { folder, git, write } = repository({});
    write({
      '.parallelintignore': 'drafts/\n/a.md\n',
      'drafts/x.md': BAD,
      'docs/.parallelintignore': '*.tmp.md\n!keep.tmp.md\n',
      'docs/y.tmp.md': BAD,
      'docs/keep.tmp.md': BAD,
      'a.md': BAD,
      'docs/a.md': BAD,
    });
    git('add', '-A');
    const expected = ['docs/a.md', 'docs/keep.tmp.md'];
    expect(named(folder, [])).toEqual(expected);
    expect(named(folder, ['--staged'])).toEqual(expected);
    expect(named(path.join(folder, 'docs'), [])).toEqual(['a.md', 'keep.tmp.md']);
    expect(run(folder, ['drafts/x.md', 'docs/y.tmp.md', 'a.md'])).toMatchObject({
      code: 0,
      stderr: ['drafts/x.md', 'docs/y.tmp.md', 'a.md'].map((file) => `note: ${file} is ignored (--no-ignore lints it)\n`).join(''),
    });
    expect(named(folder, ['--no-ignore', 'drafts/x.md'])).toEqual(['drafts/x.md']);
    expect(named(folder, ['--no-ignore']).length).toBe(5);
  });
  it('holds without a repository, too', () => {
    const folder = project({ '.parallelintignore': 'a.md\n', 'a.md': BAD, 'b.md': BAD });
    expect(named(folder, [])).toEqual(['b.md']);
  });
});

describe('init', () => {
  it('looks which plans are there, and writes a configuration that works', () => {
    const folder = project({
      'docs/plans/a.md': BAD,
      'docs/plans/b.md': GOOD,
      'specs/001-x/tasks.md':
        '# Tasks: Desk\n\n## Phase 1\n\n- [ ] T001 Set up src/a.ts\n- [ ] T002 [P] Build src/b.ts\n- [ ] T003 [P] Build src/c.ts\n',
      'README.md': '# Nothing\n',
    });
    const { stdout } = run(folder, ['init']);
    expect(stdout).toMatch(
      /^wrote \.parallelintrc\.yaml\n\nPlans found:\n\n {2}freeform: 2 plans in docs\/plans\/\n {2}speckit: 1 plan in specs\/001-x\/\n/,
    );
    const text = readFileSync(path.join(folder, '.parallelintrc.yaml'), 'utf8');
    expect(text).toMatch(/^# yaml-language-server: \$schema=https:/);
    expect(text).toContain('# include: ["docs/plans/**/*.md", "specs/001-x/**/*.md"]');
    expect(run(folder, ['config', 'check'])).toMatchObject({
      code: 0,
      stdout: '.parallelintrc.yaml: ok (preset recommended, 0 rules, 0 overrides)\n',
    });
    expect(run(folder, []).code).toBe(1);
    expect(run(folder, ['init'])).toMatchObject({
      code: 2,
      stderr: 'error: .parallelintrc.yaml exists already\nhelp: nothing was written\n',
    });
  });
  it('shows the snippets of what the project has', () => {
    const plain = run(project({ 'a.md': GOOD }), ['init']).stdout;
    for (const word of ['pre-commit', 'GitHub Actions', 'Claude Code', 'MCP', 'Neovim']) expect(plain).toContain(word);
    expect(plain).not.toMatch(/lefthook|Cursor \(|GitLab/);
    const other = run(project({ 'lefthook.yml': '', '.gitlab-ci.yml': '', '.cursor/x': '', '.gemini/x': '', '.codex/x': '' }), [
      'init',
    ]).stdout;
    for (const word of ['lefthook', 'GitLab', 'Cursor (', 'Gemini CLI', 'Codex']) expect(other).toContain(word);
    expect(other).not.toMatch(/pre-commit-config|GitHub Actions|Claude Code/);
  });
  it('points at the schema of an installed package', () => {
    const folder = project({ 'node_modules/parallelint/schema/config.schema.json': '{}' });
    run(folder, ['init']);
    expect(readFileSync(path.join(folder, '.parallelintrc.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\/node_modules\/parallelint\/schema/,
    );
  });
});

describe('configuration', () => {
  const check = (config: string, name = '.parallelintrc'): string =>
    run(project({ [name]: config, 'a.md': BAD }), ['-f', 'compact']).stdout;
  it('may be JSON with comments, and keeps its places', () => {
    const json =
      '// who\n{\n  /* what\n     for */ "rules": { "no-write-conflict": "off" }, // the end\n  "include": ["a.md", "http://x/*"],\n}\n';
    for (const name of ['.parallelintrc', '.parallelintrc.json']) expect(check(json, name)).toBe('');
    expect(check('{\n  // a comment\n  "rules": { /* x */ "no-write-conflict": "warn" }\n}\n', '.parallelintrc.json')).toMatch(
      /^\.parallelintrc\.json:3:22: error /,
    );
  });
  it.each([
    [
      'rules: { no-write-conflict: warn }',
      'found "warn", expected off, info, warning, error or [severity, options], did you mean “warning”?',
    ],
    ['rules: { no-write-conflict: [eror] }', 'did you mean “error”?'],
    ['preset: recomended', 'found "recomended", expected one of recommended, strict, did you mean “recommended”?'],
    ['plan: { risk: hgh }', 'did you mean “high”?'],
    ['feature-types: { API: 5-3 }', 'found "5-3", expected a range from the smaller to the larger number, such as “3-5”'],
    ['feature-types: { API: 0-3 }', 'found "0-3", expected at least 1 agent'],
    ['feature-types: { API: 0 }', 'found 0, expected at least 1 agent'],
    ['small-work: 0', 'found 0, expected a time above zero'],
    ['small-work: 0 min', 'found "0 min", expected a time above zero'],
    ['cadences: { high: 3-1 hours }', 'found "3-1 hours", expected a range from the smaller to the larger number'],
    ['plan: { agents: 0 }', 'plan.agents: found 0, expected'],
  ])('refuses %s in plain words', (config, message) => {
    expect(check(config)).toContain(message);
  });
  it('names files that look like one and are not read', () => {
    const folder = project({ 'parallelint.config.js': 'throw 1', '.parallelintrc.ts': '', 'a.md': GOOD });
    const { code, stderr } = run(folder, []);
    expect(code).toBe(0);
    expect(stderr).toBe(
      'note: parallelint.config.js is not read: configuration is data, expected .parallelintrc.yaml or .parallelintrc.json\nnote: .parallelintrc.ts is not read: configuration is data, expected .parallelintrc.yaml or .parallelintrc.json\n',
    );
    expect(run(folder, ['--no-config']).stderr).toBe('');
  });
  it('is checked as a whole by config check', () => {
    const { folder } = repository({
      'package.json': '{ "devDependencies": { "parallelint": "1" } }',
      '.parallelintrc.json': '{ "extends": "./base.yaml", "overrides": [{ "files": ["x"] }] }',
      'base.yaml': 'preset: strict\nrules: { require-tests: off }\n',
      'docs/.parallelintrc': 'rules: { no-write: off }\n',
      'node_modules/x/.parallelintrc': 'broken: 1\n',
    });
    expect(run(folder, ['config', 'check'])).toEqual({
      code: 2,
      stderr: '',
      stdout:
        '.parallelintrc.json: ok (preset strict, 1 rule, 1 override)\ndocs/.parallelintrc:1:10: error: unknown rule “no-write”, did you mean “no-write-conflict”?\n',
    });
    expect(run(path.join(folder, 'docs'), ['config', 'check'])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('../.parallelintrc.json: ok') as string,
    });
    expect(run(project({ '.parallelintrc.js': '' }), ['config', 'check'])).toMatchObject({ code: 1 });
    expect(run(project({}), ['config', 'check'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no configuration is found') as string,
    });
  });
});

describe('completions', () => {
  const complete = (...words: readonly string[]): readonly string[] => {
    const folder = project({ 'plan.md': '', 'other.md': '' });
    const script = `${run(folder, ['completions', 'bash']).stdout}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _parallelint; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', 'parallelint', ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout.split('\n').filter(Boolean).sort();
  };
  it('complete in bash', () => {
    expect(complete('--fail-on', '')).toEqual(['error', 'info', 'warning']);
    expect(complete('--fail')).toEqual(['--fail-on']);
    expect(complete('com')).toEqual(['completions']);
    expect(complete('lint', 'p')).toEqual(['plan.md']);
    expect(complete('completions', 'z')).toEqual(['zsh']);
    expect(complete('-f', 'jso')).toEqual(expect.arrayContaining(['json']));
  });
  const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;
  if (!has('fish') || !has('zsh')) console.warn('fish or zsh is not installed: their completions are not run');
  it.skipIf(!has('fish'))(
    'complete in fish',
    () => {
      const folder = project({ 'plan.md': '' });
      writeFileSync(path.join(folder, 'c.fish'), run(folder, ['completions', 'fish']).stdout);
      const ask = (line: string): readonly string[] =>
        spawnSync('fish', ['--no-config', '-c', `source c.fish; complete -C '${line}'`], {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, HOME: folder },
        })
          .stdout.split('\n')
          .filter(Boolean)
          .map((one) => one.split('\t')[0] ?? '');
      expect(ask('parallelint --fail-on ')).toEqual(['error', 'info', 'warning']);
      expect(ask('parallelint --fail')).toEqual(['--fail-on']);
      expect(ask('parallelint completions ')).toEqual(['bash', 'fish', 'zsh']);
      expect(ask('parallelint compl')).toEqual(['completions']);
    },
    120_000,
  );
  it.skipIf(!has('zsh'))(
    'complete in zsh',
    () => {
      const folder = project({ 'plan.md': '' });
      writeFileSync(path.join(folder, 'c.zsh'), run(folder, ['completions', 'zsh']).stdout);
      // zsh completes only in its own line editor: it is started on a terminal of its own, and asked with the TAB key.
      const script = `zmodload zsh/zpty; zpty z zsh -f -i; zpty -w z "PS1=; autoload -U compinit; compinit -u -D; source ${folder}/c.zsh; print re''ady"
zpty -r z out "*ready*"; zpty -n -w z $'parallelint --fail\\t'; sleep 1; zpty -r -t z line; zpty -n -w z $'info\\b\\b\\b\\bwar\\t'; sleep 1; zpty -r -t z more; print -r -- "$line$more"`;
      const { stdout } = spawnSync('zsh', ['-f', '-c', script], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, HOME: folder, TERM: 'dumb' },
        timeout: 60_000,
      });
      expect(stdout).toContain('--fail-on');
    },
    120_000,
  );
  it('know every command and flag', () => {
    const text = ['bash', 'zsh', 'fish'].map((shell) => run(project({}), ['completions', shell]).stdout);
    for (const script of text) {
      for (const flag of Object.keys(FLAGS)) expect(script).toMatch(new RegExp(`(?:--|-l )${flag}\\b`));
      for (const command of Object.keys(COMMANDS)) expect(script).toContain(command);
    }
  });
});

it('a run without any of this loads nothing for it', () => {
  const { folder } = repository({ 'a.md': GOOD });
  const chunks = (args: readonly string[]): string =>
    spawnSync(
      process.execPath,
      [
        '--trace-uncaught',
        '-e',
        `const seen=[];const M=require('module');const l=M._load;M._load=function(r){seen.push(r);return l.apply(this,arguments)};process.argv=['node','parallelint',...${JSON.stringify(args)}];process.on('exit',()=>console.error(seen.join(' ')));require(${JSON.stringify(path.join(root, 'dist/cli.cjs'))})`,
      ],
      { cwd: folder, encoding: 'utf8' },
    ).stderr;
  expect(chunks(['a.md'])).not.toMatch(/baseline|change-|discover|mcp|jsonc|child_process| crypto/);
  expect(chunks(['--staged'])).toMatch(/child_process/);
});
