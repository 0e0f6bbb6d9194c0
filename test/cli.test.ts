// The built command line, end to end: what users see, in files, formats, configuration and bad input.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectionSchema, reportSchema } from '../scripts/output-schemas.ts';
import { BAD, bin, GOOD, GUESS, LOOSE, project, run, TOTAL } from './support/project.ts';

describe('exit codes', () => {
  it('is 0 without findings, 1 with findings, 2 when something cannot be read', () => {
    const folder = project({ 'good.md': GOOD, 'bad.md': BAD });
    expect(run(folder, ['good.md']).code).toBe(0);
    expect(run(folder, ['bad.md']).code).toBe(1);
    const both = run(folder, ['bad.md', 'missing.md', '--format', 'compact']);
    expect(both.code).toBe(2);
    expect(both.stdout).toContain('missing.md: error no such file or folder');
    expect(both.stdout).toContain('[no-write-conflict]');
  });
  it('knows --exit-zero, --max-warnings and --quiet', () => {
    const folder = project({ 'bad.md': BAD, 'total.md': TOTAL });
    expect(run(folder, ['bad.md', '--exit-zero']).code).toBe(0);
    expect(run(folder, ['total.md']).code).toBe(1);
    expect(run(folder, ['total.md', '--max-warnings', '1']).code).toBe(0);
    const quiet = run(folder, ['total.md', '--quiet', '--format', 'compact']);
    expect(quiet).toMatchObject({ code: 0, stdout: '' });
  });
  it('is the same when the reader of the report closes the pipe', () => {
    const folder = project(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}.md`, BAD])));
    const { status } = spawnSync(
      'bash',
      ['--norc', '-c', '"$0" "$1" | head -1 >/dev/null; exit "${PIPESTATUS[0]}"', process.execPath, bin],
      {
        cwd: folder,
      },
    );
    expect(status).toBe(1);
  });
  it.each([
    [['--formt', 'json'], 'did you mean --format?'],
    [['-V'], 'did you mean --version?'],
    [['-X'], 'parallelint --help lists the flags'],
    [['--format', 'jsn'], 'did you mean json?'],
    [['--preset', 'loose'], 'expected recommended or strict'],
    [['--max-warnings', 'few'], 'expected a whole number'],
    [['--format', 'json', '--format', 'sarif'], 'two formats for standard output'],
    [['--ignore-path', 'nope'], '--ignore-path nope: no such file\n'],
    [['--output-file', 'no/such/folder'], 'no/such/folder cannot be written (ENOENT)\n'],
    [['explain', 'no-write-conflct'], 'did you mean no-write-conflict?'],
    [['--config', 'a.yaml', '--no-config'], 'exclude each other'],
  ])('answers the wrong call %j with one message and 2', (args, message) => {
    const result = run(project({ 'good.md': GOOD }), args);
    expect(result.code).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain(message);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk is no bug', () => {
  it.each([
    ['> /dev/full', {}, 'error: standard output cannot be written (ENOSPC)\n'],
    ['-o /dev/full', {}, 'error: /dev/full cannot be written (ENOSPC)\n'],
    ['> /dev/null', { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/dev/full' }, 'error: ENOSPC: no space left on device, write\n'],
  ])('%s %j', (words, env, message) => {
    const folder = project({ 'bad.md': BAD });
    const { status, signal, stderr } = spawnSync('bash', ['--norc', '-c', `"$0" "$1" bad.md ${words}`, process.execPath, bin], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', ...env },
      encoding: 'utf8',
    });
    expect({ status, signal, stderr }).toEqual({ status: 2, signal: null, stderr: message });
  });
});

describe('compiled code', () => {
  const kept = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);
  it('is kept in the cache folder of the user, and nowhere else', () => {
    const folder = project({ 'a.md': GOOD });
    const before = readdirSync(path.dirname(bin));
    for (const [env, place] of [
      [{ XDG_CACHE_HOME: path.join(folder, 'xdg') }, 'xdg'],
      [{ XDG_CACHE_HOME: '' }, process.platform === 'darwin' ? 'Library/Caches' : '.cache'],
    ] as const) {
      expect(run(folder, ['a.md'], { env })).toMatchObject({ code: 0, stderr: '' });
      expect(kept(path.join(folder, place, 'parallelint'))).not.toEqual([]);
      expect(run(folder, ['a.md'], { env })).toMatchObject({ code: 0, stderr: '' });
    }
    expect(readdirSync(path.dirname(bin))).toEqual(before);
  });
  it('is not kept where that is not wanted or not possible', () => {
    const folder = project({ 'a.md': GOOD, file: '' });
    for (const env of [
      { PARALLELINT_NO_CACHE: '1', XDG_CACHE_HOME: folder },
      { XDG_CACHE_HOME: 'relative' },
      { XDG_CACHE_HOME: path.join(folder, 'file') },
    ])
      expect(run(folder, ['a.md'], { env })).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(['a.md', 'file']);
  });
});

describe('files', () => {
  it('takes files, folders and globs, literal names first, and hidden folders', () => {
    const folder = project({
      'plans/a.md': BAD,
      '.planning/b.md': BAD,
      '[x].md': BAD,
      '-fix.md': BAD,
      'sp ace é 漢.md': BAD,
      'node_modules/p/c.md': BAD,
      'notes.txt': BAD,
    });
    const paths = (args: readonly string[]): string[] => [
      ...new Set(
        run(folder, ['--format', 'compact', ...args])
          .stdout.split('\n')
          .filter(Boolean)
          .map((line) => line.split(':')[0] ?? ''),
      ),
    ];
    expect(paths([]).sort()).toEqual(['-fix.md', '.planning/b.md', '[x].md', 'plans/a.md', 'sp ace é 漢.md']);
    expect(paths(['plans'])).toEqual(['plans/a.md']);
    expect(paths(['**/*.md', '--', '-fix.md'])).toContain('plans/a.md');
    expect(paths(['[x].md'])).toEqual(['[x].md']);
    expect(paths(['--', '-fix.md'])).toEqual(['-fix.md']);
    expect(paths(['sp ace é 漢.md'])).toEqual(['sp ace é 漢.md']);
  });
  it('takes globs below folders whose names look like globs', () => {
    const folder = project({ '[app] (x)/plans/[y]/a.md': BAD, '[app] (x)/plans/b.md': BAD, '[app] (x)/c.md': GOOD, 'a/plans/d.md': BAD });
    const paths = (cwd: string, ...args: readonly string[]): string[] =>
      run(path.join(folder, cwd), [...args, '--format', 'compact'])
        .stdout.split('\n')
        .filter(Boolean)
        .map((line) => line.split(': ')[0]?.replace(/(?::\d+){2}$/, '') ?? '');
    expect(paths('[app] (x)', 'plans/**/*.md')).toEqual(['plans/[y]/a.md', 'plans/b.md']);
    expect(paths('[app] (x)', './plans/*.md')).toEqual(['plans/b.md']);
    expect(paths('[app] (x)/plans', '[y]/*.md')).toEqual(['[y]/a.md']);
    expect(paths('.', '[app] (x)/plans/*.md')).toEqual(['[app] (x)/plans/b.md']);
    expect(paths('[app] (x)', `${folder}/[app] (x)/plans/*.md`)).toEqual(['plans/b.md']);
    expect(paths('a', '../[[]app*/plans/*.md')).toEqual([path.join(folder, '[app] (x)/plans/b.md')]);
    expect(paths('.', '[ab]/plans/*.md')).toEqual(['a/plans/d.md']);
  });
  it('leaves out what git and the configuration ignore, unless told otherwise', () => {
    const folder = project({
      '.git/HEAD': '',
      '.gitignore': 'drafts/\n',
      'drafts/a.md': BAD,
      'old/b.md': BAD,
      'new/c.md': BAD,
      '.parallelintrc': 'ignore: [old/**]\n',
    });
    const listed = (args: readonly string[]): string => run(folder, [...args, '--format', 'compact']).stdout;
    expect(listed([])).toMatch(/^new\/c\.md[^\n]*\n$/);
    expect(listed(['--no-ignore'])).toMatch(/drafts\/a\.md[\s\S]*new\/c\.md[\s\S]*old\/b\.md/);
  });
  it('names a file that was named and is ignored, and does not fail for it', () => {
    const folder = project({ 'old/a.md': BAD, 'new/b.md': GOOD, '.parallelintrc': 'ignore: [old/**]\n' });
    const note = 'note: old/a.md is ignored (--no-ignore lints it)\n';
    expect(run(folder, ['old/a.md'])).toEqual({ code: 0, stdout: 'nothing was linted: old/a.md is ignored\n', stderr: note });
    expect(run(folder, ['old/a.md', 'new/b.md'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^no findings in 1 file,/) as string,
      stderr: note,
    });
    expect(run(folder, ['old/a.md', '--no-ignore'])).toMatchObject({ code: 1, stderr: '' });
    expect(run(folder, ['inspect', 'old/a.md'])).toEqual({ code: 2, stdout: '', stderr: `${note}error: old/a.md: nothing to inspect\n` });
    const input = JSON.stringify({ tool_input: { file_path: path.join(folder, 'old/a.md') } });
    expect(run(folder, ['hook'], { input })).toEqual({ code: 0, stdout: '', stderr: '' });
  });
  it('lints the configured files when no path is given', () => {
    const folder = project({ 'docs/plans/a.md': BAD, 'other.md': BAD, '.parallelintrc': 'include: [docs/plans/**/*.md]\n' });
    expect(run(folder, ['--format', 'compact']).stdout).toMatch(/^docs\/plans\/a\.md[^\n]*\n$/);
  });
  it('reads standard input under a name', () => {
    const folder = project({ '.parallelintrc': 'rules: { no-write-conflict: warning }\n' });
    const result = run(folder, ['-', '--stdin-filename', 'docs/p.md', '--format', 'compact'], { input: BAD });
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/^docs\/p\.md:9:13: warning \[no-write-conflict\]/);
  });
  it('counts a file that is no plan and says nothing of it', () => {
    const result = run(project({ 'readme.md': '# Hello\n\nNo plan.\n' }), ['readme.md']);
    expect(result.code).toBe(0);
    expect(result.stdout).toBe('no findings in 1 file, 0 plans, 0 tasks, 0 durations, 0 write sets\n1 file is not a plan\n');
  });
});

describe('bad input gets one clear message with its place, and does not stop the others', () => {
  const cases: readonly [string, Readonly<Record<string, string | Uint8Array>>, string, number][] = [
    ['broken YAML', { 'x.md': `---\ntitle: Loans: two\n---\n\n${GOOD}` }, 'x.md:2:1: error [valid-plan] frontmatter is not valid YAML', 1],
    ['binary data', { 'x.md': new Uint8Array([35, 0, 1, 2, 0]) }, 'x.md: error found binary data, expected UTF-8 text', 2],
    ['UTF-16', { 'x.md': new Uint8Array([0xff, 0xfe, 35, 0]) }, 'x.md: error found UTF-16 text, expected UTF-8', 2],
    [
      'bytes that are no UTF-8',
      { 'x.md': new Uint8Array([35, 32, 0xc3, 0x28]) },
      'x.md: error found bytes that are not UTF-8 at offset 3',
      2,
    ],
    ['a file too large', { 'x.md': 'a '.repeat(600_000) }, 'x.md: error has 1200000 bytes, expected at most 1048576', 2],
  ];
  it.each(cases)('%s', (_, files, message, code) => {
    const folder = project({ ...files, 'y.md': BAD });
    const result = run(folder, ['x.md', 'y.md', '--format', 'compact']);
    const own = result.stdout.split('\n').filter((line) => line.startsWith('x.md'));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain(message);
    expect(result.stdout).toContain('y.md:9:13: error [no-write-conflict]');
    expect(run(folder, ['x.md']).code).toBe(code);
    expect(result.stderr).toBe('');
  });
  it('an unreadable file', () => {
    const folder = project({ 'x.md': BAD, 'y.md': BAD });
    chmodSync(path.join(folder, 'x.md'), 0);
    const result = run(folder, ['x.md', 'y.md', '--format', 'compact']);
    // Root reads everything; then the file is simply linted.
    if (process.getuid?.() !== 0)
      expect(result).toMatchObject({ code: 2, stdout: expect.stringContaining('x.md: error permission denied') as string });
    expect(result.stdout).toContain('y.md:9:13');
  });
  it('a missing path, an empty folder, an empty glob', () => {
    const folder = project({ 'a.md': GOOD });
    mkdirSync(path.join(folder, 'empty'));
    expect(run(folder, ['nowhere.md', '-f', 'compact'])).toMatchObject({ code: 2, stdout: 'nowhere.md: error no such file or folder\n' });
    expect(run(folder, ['empty', '-f', 'compact'])).toMatchObject({ code: 2, stdout: 'empty: error holds no Markdown file\n' });
    expect(run(folder, ['x/*.md', '-f', 'compact'])).toMatchObject({ code: 2, stdout: 'x/*.md: error matches no file\n' });
    expect(run(folder, ['nowhere.md', 'a.md', '--no-error-on-unmatched-pattern']).code).toBe(0);
  });
  it('a folder that ends in .md, a link into nowhere', () => {
    const folder = project({ 'd.md/a.txt': '', 'b.md': GOOD });
    symlinkSync('nowhere', path.join(folder, 'l.md'));
    expect(run(folder, ['l.md', '-f', 'compact'])).toMatchObject({ code: 2, stdout: 'l.md: error no such file\n' });
    expect(run(folder, ['d.md', '-f', 'compact'])).toMatchObject({ code: 2, stdout: 'd.md: error holds no Markdown file\n' });
  });
  it('a byte order mark with CRLF changes no place', () => {
    const folder = project({ 'x.md': `\uFEFF${BAD.replaceAll('\n', '\r\n')}`, 'y.md': BAD });
    const lines = run(folder, ['x.md', 'y.md', '-f', 'compact']).stdout.trim().split('\n');
    expect(lines[0]?.slice(1)).toBe(lines[1]?.slice(1));
  });
  it('text that would speak to the terminal is made visible', () => {
    const folder = project({
      'x.md': BAD.replace('Track 2: Service', 'Track 2: \u001b[31mred\u202e').replace(
        '`src/models.ts`\n\n## Track 3',
        '`src/models.ts`\n**Dependencies:** Track 9\n\n## Track 3',
      ),
    });
    for (const format of ['pretty', 'compact', 'github'])
      expect(run(folder, ['x.md', '--format', format]).stdout).not.toMatch(/\u001b|\u202e/);
  });
});

describe('configuration', () => {
  it.each([
    [
      'an unknown rule',
      'rules:\n  no-write-conflct: off\n',
      '.parallelintrc:2:3: error unknown rule “no-write-conflct”, did you mean “no-write-conflict”?',
    ],
    [
      'a wrong option type',
      'rules:\n  min-time-reduction: [warning, { target: much }]\n',
      '.parallelintrc:2:35: error rules.min-time-reduction.1.target: found "much", expected number',
    ],
    [
      'a wrong severity',
      'rules:\n  agent-count: loud\n',
      '.parallelintrc:2:3: error rules.agent-count: found "loud", expected off, info, warning, error or [severity, options]',
    ],
    ['an unknown key', 'pressets: strict\n', '.parallelintrc:1:1: error unknown key “pressets”, did you mean “preset”?'],
    ['broken YAML', 'rules: [\n', '.parallelintrc:'],
  ])('%s is one message with its place', (_, config, message) => {
    const folder = project({ '.parallelintrc': config, 'a.md': BAD });
    const result = run(folder, ['a.md', '--format', 'compact']);
    expect(result.code).toBe(2);
    expect(`${result.stdout}${result.stderr.replace(/^error: (\S+): /gm, '$1: error ')}`).toContain(message);
  });
  it('merges extends, overrides by glob and the frontmatter', () => {
    const folder = project({
      'base.yaml': 'rules: { no-write-conflict: warning }\n',
      '.parallelintrc.json': JSON.stringify({
        extends: './base.yaml',
        overrides: [{ files: ['pay/**'], rules: { 'no-write-conflict': 'error' } }],
      }),
      'pay/a.md': BAD,
      'b.md': BAD,
    });
    expect(run(folder, ['-f', 'compact']).stdout).toMatch(/^b\.md:9:13: warning .*\npay\/a\.md:9:13: error /);
    const printed = JSON.parse(run(folder, ['--print-config', 'pay/a.md']).stdout) as {
      rules: Record<string, { severity: string; source: string }>;
    };
    expect(printed.rules['no-write-conflict']).toMatchObject({ severity: 'error', source: '.parallelintrc.json overrides[0]' });
    expect(printed.rules['agent-count']).toMatchObject({ source: 'preset recommended' });
  });
  it('takes the nearest configuration and stops at the repository', () => {
    const folder = project({
      '.parallelintrc': 'rules: { no-write-conflict: off }\n',
      'repo/.git/HEAD': '',
      'repo/a.md': BAD,
      'repo/sub/package.json': JSON.stringify({ parallelint: { rules: { 'no-write-conflict': 'warning' } } }),
      'repo/sub/b.md': BAD,
    });
    expect(run(path.join(folder, 'repo'), ['-f', 'compact']).stdout).toMatch(/^a\.md:9:13: error .*\nsub\/b\.md:9:13: warning /);
  });
  it('runs no code of the project', () => {
    const plant = (file: string): string => `require('fs').writeFileSync(${JSON.stringify(file)}, 'ran'); module.exports = {};`;
    const folder = project({ 'a.md': BAD });
    const proof = path.join(folder, 'proof');
    const planted = project({
      '.config/config.js': plant(proof),
      '.config/config.cjs': plant(proof),
      'x.cjs': plant(proof),
      '.parallelintrc.json': JSON.stringify({ $import: './x.cjs', rules: {} }),
      '.parallelintrc.js': plant(proof),
      'a.md': BAD,
    });
    run(planted, ['a.md']);
    run(planted, ['a.md', '--config', '.parallelintrc.js']);
    const plain = project({ '.config/config.js': plant(proof), '.parallelintrc.json': '{ "rules": {} }', 'a.md': BAD });
    expect(run(plain, ['a.md'])).toMatchObject({ code: 1, stderr: '' });
    expect(existsSync(proof)).toBe(false);
  });
});

describe('fixing', () => {
  it('writes safe fixes, keeps the rest of the file, and shows them first on demand', () => {
    const text = `\uFEFF${TOTAL.replaceAll('\n', '\r\n')}`;
    const folder = project({ 'a.md': text });
    chmodSync(path.join(folder, 'a.md'), 0o640);
    const dry = run(folder, ['a.md', '--fix-dry-run']);
    expect(dry.stdout).toContain('-Total: 5 hours');
    expect(dry.stdout).toContain('+Total: 3 hours');
    expect(dry.code).toBe(1);
    expect(readFileSync(path.join(folder, 'a.md'), 'utf8')).toBe(text);
    const fixed = run(folder, ['a.md', '--fix']);
    expect(fixed.code).toBe(0);
    expect(fixed.stdout).toContain('1 fix applied');
    expect(readFileSync(path.join(folder, 'a.md'), 'utf8')).toBe(text.replace('Total: 5 hours', 'Total: 3 hours'));
    expect(statSync(path.join(folder, 'a.md')).mode & 0o777).toBe(0o640);
  });
  it('does not write through a link that leaves the project', () => {
    const outside = project({ 'a.md': TOTAL });
    const folder = project({});
    symlinkSync(path.join(outside, 'a.md'), path.join(folder, 'a.md'));
    expect(run(folder, ['a.md', '--fix', '-f', 'compact']).stdout).toContain('not fixed: it is a link that leaves the project');
    expect(readFileSync(path.join(outside, 'a.md'), 'utf8')).toBe(TOTAL);
  });
});

describe('commands', () => {
  it('inspects a plan as text and as JSON of the published shape', () => {
    const folder = project({ 'a.md': TOTAL });
    expect(run(folder, ['inspect', 'a.md']).stdout).toMatch(
      /plan “Loans” 1:3[\s\S]*parallel block[\s\S]*task task\d+ “Desk screens” @feature \[work\] 7:1/,
    );
    expect(() => inspectionSchema.parse(JSON.parse(run(folder, ['inspect', 'a.md', '--format', 'json']).stdout))).not.toThrow();
    expect(run(folder, ['inspect', 'b.md']).code).toBe(2);
  });
  it('takes the name of a group for all its rules, a rule of its own before it', () => {
    const off = (config: string): readonly string[] =>
      [...run(project({ 'a.md': LOOSE, '.parallelintrc': config }), ['a.md', '--format', 'compact']).stdout.matchAll(/\[([a-z-]+)\]/g)].map(
        ([, rule = '']) => rule,
      );
    expect(off('rules: {}\n')).toEqual(['require-contract-first', 'checkpoint-cadence', 'require-integration'].sort());
    expect(off('rules:\n  require-checkpoints: off\n')).toEqual(['require-contract-first']);
    expect(off('rules:\n  checkpoint-cadence: info\n  require-checkpoints: off\n')).toEqual(
      ['checkpoint-cadence', 'require-contract-first'].sort(),
    );
    expect(
      off('rules:\n  require-contract-first: off\noverrides:\n  - files: ["*.md"]\n    rules:\n      require-checkpoints: off\n'),
    ).toEqual([]);
    const extended = project({
      'a.md': LOOSE,
      'base.yaml': 'rules:\n  checkpoint-cadence: error\n  require-contract-first: off\n',
      '.parallelintrc': 'extends: ./base.yaml\nrules:\n  require-checkpoints: off\n',
    });
    expect(run(extended, ['a.md']).stdout).toContain('no findings');
    const json = reportSchema.parse(JSON.parse(run(project({ 'a.md': LOOSE }), ['a.md', '--format', 'json']).stdout));
    expect(json.files[0]?.findings.map((one) => one.group).sort()).toEqual([
      'no-unfrozen-interfaces',
      'require-checkpoints',
      'require-checkpoints',
    ]);
    const wrong = run(project({ 'a.md': LOOSE, '.parallelintrc': 'rules:\n  require-checkpoint: off\n' }), ['a.md']);
    expect(wrong).toMatchObject({ code: 2, stdout: expect.stringContaining('unknown rule “require-checkpoint”') as string });
  });
  it('explains a rule without marks for tools, a group, and both as JSON', () => {
    const folder = project({});
    const page = run(folder, ['explain', 'no-write-conflict']).stdout;
    expect(page).not.toMatch(/<!--/);
    expect(page).toContain('## Flagged');
    expect(run(folder, ['explain', 'require-checkpoints']).stdout).toMatch(
      /^# require-checkpoints\n\nA group of 3 rules\..*\n\ncheckpoint-cadence /,
    );
    expect(JSON.parse(run(folder, ['explain', 'checkpoint-cadence', '--format', 'json']).stdout)).toMatchObject({
      version: 1,
      id: 'checkpoint-cadence',
      group: 'require-checkpoints',
      severity: 'warning',
      help: { long: expect.any(String) as string },
      page: expect.stringMatching(/^# checkpoint-cadence\n/) as string,
    });
    const group = JSON.parse(run(folder, ['explain', 'require-checkpoints', '-f', 'json']).stdout) as {
      id: string;
      rules: { id: string }[];
    };
    expect(group.rules.map((one) => one.id)).toEqual(['checkpoint-cadence', 'require-integration', 'no-unscheduled-checkpoint']);
    expect(run(folder, ['explain', 'checkpoint-cadence', '--format', 'sarif']).code).toBe(2);
  });
  it('explains and lists rules', () => {
    const folder = project({});
    expect(run(folder, ['explain', 'no-write-conflict']).stdout).toMatch(/^# no-write-conflict/);
    expect(run(folder, ['rules']).stdout).toMatch(/no-write-conflict +error +recommended/);
    expect((JSON.parse(run(folder, ['rules', '--format', 'json']).stdout) as { rules: unknown[] }).rules.length).toBeGreaterThan(15);
  });
  it('ends with the verdict where a conflict changes the run, and heeds what the configuration allows', () => {
    const folder = project({ 'a.md': BAD, 'b.md': GOOD });
    expect(run(folder, ['a.md']).stdout).toMatch(/\nverdict: Written for [^]*\swrite models\.ts\. [^]*\n$/);
    expect(run(folder, ['b.md']).stdout).not.toContain('verdict');
    const allowed = project({ 'a.md': BAD, '.parallelintrc': 'rules: { no-write-conflict: [error, { allow: [src/models.ts] }] }\n' });
    expect(run(allowed, ['a.md']).stdout).not.toContain('models.ts.');
    expect(run(allowed, ['analyze', 'a.md']).stdout).not.toContain('conflicts by file');
  });
  it('lints under the name of lint, too', () => {
    const folder = project({ 'docs/a.md': BAD, 'b.md': GOOD });
    expect(run(folder, ['lint', 'docs'])).toEqual(run(folder, ['docs']));
    expect(run(folder, ['lint'])).toMatchObject({ code: 1 });
  });
  it('says which command a word was meant to be', () => {
    const folder = project({});
    const answer = (word: string): string => run(folder, [word, '-f', 'compact']).stdout;
    expect(answer('lnit')).toBe('lnit: error no such file or folder; did you mean parallelint init?\n');
    expect(answer('version')).toBe('version: error no such file or folder; did you mean parallelint --version?\n');
    expect(answer('docs')).toBe('docs: error no such file or folder\n');
  });
  it('prints help and version', () => {
    const folder = project({});
    expect(run(folder, ['--help']).stdout).toContain('parallelint [paths…]');
    expect(run(folder, ['help'])).toEqual(run(folder, ['--help']));
    expect(run(folder, ['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('formats', () => {
  it('gives JSON of the published shape, also for no plans', () => {
    const folder = project({
      'a.md': BAD,
      'b.md': '# no plan\n',
      'c.md': `<!-- parallelint-disable-file no-write-conflict -- one branch -->\n\n${BAD}`,
    });
    const report = reportSchema.parse(JSON.parse(run(folder, ['--format', 'json']).stdout));
    expect(report.files.map((file) => file.findings.length)).toEqual([1, 0, 1]);
    expect(report.files[2]?.findings[0]?.suppressed?.reason).toBe('one branch');
    expect(report.files[0]?.findings[0]?.location.start).toEqual({ line: 9, column: 13, offset: BAD.lastIndexOf('src/models.ts') });
    const stdin = run(folder, ['-', '--format', 'json'], { input: '' });
    expect(reportSchema.parse(JSON.parse(stdin.stdout)).files).toHaveLength(1);
  });
  it('counts a plan of several files once, however many such plans there are', () => {
    const part = (number: number): string =>
      `---\nphase: 02-dock\nplan: 0${number}\nwave: 1\ndepends_on: []\nfiles_modified: [src/${number}.ts]\n---\n\n<objective>\nPart ${number}\n</objective>\n`;
    const phases = Array.from({ length: 12 }, (_, at) => `.planning/phases/${String(at + 10)}-dock`);
    const folder = project(
      Object.fromEntries(phases.flatMap((phase) => [1, 2].map((number) => [`${phase}/02-0${number}-PLAN.md`, part(number)] as const))),
    );
    const { files, summary } = reportSchema.parse(JSON.parse(run(folder, ['--format', 'json']).stdout));
    expect([files.length, summary.plans, summary.tasks]).toEqual([24, 12, 24]);
    expect(files.every((file) => file.plans.length === 1)).toBe(true);
  });
  it('gives SARIF as code scanning reads it', () => {
    const folder = project({ 'sp ace.md': BAD });
    const log = JSON.parse(run(folder, ['--format', 'sarif']).stdout) as {
      version: string;
      runs: { results: Record<string, unknown>[]; tool: { driver: { rules: { help: { markdown: string } }[] } } }[];
    };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.results[0]).toMatchObject({
      ruleId: 'no-write-conflict',
      level: 'error',
      partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{16}:1$/) as string },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'sp%20ace.md' }, region: { startLine: 9, startColumn: 13 } } }],
    });
    for (const rule of log.runs[0]?.tool.driver.rules ?? []) expect(rule.help.markdown).toContain('https://');
  });
  it('gives GitHub annotations, beside the report and with a summary in Actions', () => {
    const folder = project({ 'a,b.md': BAD, summary: '' });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: path.join(folder, 'summary') };
    const { stdout } = run(folder, ['a,b.md'], { env });
    expect(stdout).toContain('::error file=a%2Cb.md,line=9,endLine=9,col=13,endColumn=26,title=no-write-conflict::');
    expect(stdout).toContain('error[no-write-conflict]');
    expect(readFileSync(path.join(folder, 'summary'), 'utf8')).toContain('| error | high | a,b.md:9 |');
  });
  it('says in every format what to do and how sure it is', () => {
    const folder = project({ 'a.md': GUESS });
    const help = 'let at most 3 agents run at once, or declare feature-type in the frontmatter';
    const out = (format: string): string => run(folder, ['a.md', '--format', format]).stdout;
    expect(out('pretty')).toMatch(/^warning\[agent-count\]: .* \(medium confidence\)\n/);
    expect(out('pretty')).toContain(`= help: ${help}\n`);
    expect(out('compact')).toMatch(new RegExp(`^a\\.md:3:4: warning \\[agent-count\\] .* \\(medium confidence\\); help: ${help}\n$`));
    expect(out('github')).toContain(` (medium confidence)%0Ahelp: ${help}\n`);
    expect(reportSchema.parse(JSON.parse(out('json'))).files[0]?.findings[0]).toMatchObject({ confidence: 'medium', help });
    const sarif = JSON.parse(out('sarif')) as { runs: { results: { message: { text: string }; properties: object }[] }[] };
    expect(sarif.runs[0]?.results[0]?.message.text).toContain(`\nHelp: ${help}`);
    expect(sarif.runs[0]?.results[0]?.properties).toMatchObject({ confidence: 'medium', help });
    const lsp = JSON.parse(out('lsp')) as { diagnostics: { message: string; data: object }[] }[];
    expect(lsp[0]?.diagnostics[0]?.message).toContain(`\nhelp: ${help}`);
    expect(lsp[0]?.diagnostics[0]?.data).toMatchObject({ confidence: 'medium' });
    const hook = run(folder, ['hook'], { input: JSON.stringify({ tool_input: { file_path: 'a.md' } }) });
    expect(hook.stderr).toContain(` (medium confidence)\n`);
    expect(hook.stderr).toContain(`  help: ${help}\n`);
  });
  it('leaves out what is less sure than asked for, and takes an inferred fact for a warning at most', () => {
    const folder = project({ 'a.md': GUESS, 'b/a.md': GUESS, 'b/.parallelintrc': 'min-confidence: high\n' });
    expect(run(folder, ['a.md']).code).toBe(1);
    expect(run(folder, ['a.md', '--min-confidence', 'high'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no findings') as string,
    });
    expect(run(folder, ['b/a.md']).stdout).toContain('no findings');
    expect(run(folder, ['b/a.md', '--min-confidence', 'medium']).stdout).toContain('[agent-count]');
    expect(run(folder, ['a.md', '--min-confidence', 'sure'])).toMatchObject({
      code: 2,
      stderr: 'error: unknown confidence “sure”\nhelp: expected high, medium or low\n',
    });
    expect(run(folder, ['a.md', '--preset', 'strict', '--format', 'compact']).stdout).toContain('warning [agent-count]');
    const set = project({ 'a.md': GUESS, '.parallelintrc': 'rules:\n  agent-count: error\n' });
    expect(run(set, ['a.md', '--format', 'compact']).stdout).toContain('error [agent-count]');
  });
  it('gives diagnostics per file, and several formats at once', () => {
    const folder = project({ 'a.md': BAD, 'b.md': GOOD });
    const { stdout } = run(folder, ['--format', 'lsp', '--format', 'sarif=out.sarif']);
    expect((JSON.parse(stdout) as { diagnostics: unknown[] }[]).map((one) => one.diagnostics.length)).toEqual([1, 0]);
    expect(existsSync(path.join(folder, 'out.sarif'))).toBe(true);
    run(folder, ['a.md', '-o', 'out.txt']);
    expect(readFileSync(path.join(folder, 'out.txt'), 'utf8')).toContain('error[no-write-conflict]');
  });
  it('shows the words and the related place for people', () => {
    const folder = project({ 'a.md': BAD });
    expect(run(folder, ['a.md']).stdout).toBe(`error[no-write-conflict]: Tracks 1 and 2 both write src/models.ts at the same time
 --> a.md:9:13
9 | **Files:** \`src/models.ts\`
  |             ^^^^^^^^^^^^^
  = Track 1 writes src/models.ts:
6 | **Files:** \`src/models.ts\`
  |             -------------
  = help: give src/models.ts one owner, or let Track 2 wait for Track 1

1 error in 1 file, 1 plan (freeform), 4 tasks, 0 durations, 3 write sets
13 rules had nothing to check in some plans (--stats names them)
no-write-conflict: https://github.com/parallelint/parallelint/blob/main/docs/rules/no-write-conflict.md

verdict: Written for 3 agents at once in 2 steps; runs safely in 3 steps, because Tracks 1 and 2
write models.ts. Give models.ts one owner and it runs in 2 steps instead of 3.
`);
    expect(run(folder, ['a.md', '--color']).stdout).toContain('\u001b[31m');
    expect(run(folder, ['a.md'], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[31m');
    expect(run(folder, ['a.md'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\u001b');
    expect(run(folder, ['a.md'], { env: { CLICOLOR_FORCE: '1' } }).stdout).toContain('\u001b[31m');
    expect(run(folder, ['a.md'], { env: { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' } }).stdout).not.toContain('\u001b');
    expect(run(folder, ['a.md', '--stats']).stdout).toContain('not checked, as the plan states no claims: consistent-claims');
  });
});
