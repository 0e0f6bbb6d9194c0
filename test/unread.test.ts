// Files in which a plan was expected and none was read: they are named, and where a plan is required they are errors.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../scripts/output-schemas.ts';
import { defaultSettings, type Settings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import { unreadLines } from '../src/output/findings/unread.ts';
import { BAD, GOOD, project, run } from './support/project.ts';

const PROSE = '# Notes\n\nNothing is planned here.\n';
const NO_UNIT = 'no heading, list or table of it names a unit of work';

async function unreadOf(name: string, text: string, more: Partial<Settings> = {}): Promise<string | undefined> {
  return (await lintText(name, text, { ...defaultSettings(), ...more })).unread?.expected;
}

describe('a plan is expected', () => {
  it.each([
    ['PARALLEL_PLAN.md', PROSE, 'named'],
    ['docs/parallel-development-plan.md', PROSE, 'named'],
    ['WORKSTREAMS.md', PROSE, 'named'],
    ['a.md', '# Parallel development plan\n\nNothing yet.\n', 'named'],
    ['a.md', '---\nparallelint:\n  dialect: kiro\n---\n\n# Notes\n', 'declared'],
    ['a.md', PROSE, undefined],
    ['parallel/notes.md', PROSE, undefined],
    ['parallel-retrospective.md', '# How we worked in parallel: a retrospective\n', undefined],
    ['PARALLEL_PLAN.md', GOOD, undefined],
  ] as const)('%s', async (name, text, expected) => {
    expect(await unreadOf(name, text)).toBe(expected);
  });
  it('by the configuration: what requires it counts before a dialect, and that before include', async () => {
    expect(await unreadOf('a.md', PROSE, { included: true })).toBe('included');
    const dialects = { own: [], dialect: 'kiro' };
    expect(await unreadOf('a.md', PROSE, { included: true, dialects })).toBe('declared');
    expect(await unreadOf('a.md', PROSE, { included: true, dialects, requiredBy: 'a test' })).toBe('required');
  });
});

describe('the reason', () => {
  const reasonOf = async (text: string, more: Partial<Settings> = {}): Promise<string | undefined> =>
    (await lintText('a.md', text, { ...defaultSettings(), included: true, ...more })).unread?.reason;
  it('is what the reader found missing', async () => {
    expect(await reasonOf(PROSE)).toBe(NO_UNIT);
    expect(await reasonOf('')).toBe('it is empty');
    expect(await reasonOf('---\ntitle: x\n---\n\n')).toBe('it is empty');
    expect(await reasonOf(PROSE, { dialects: { own: [], dialect: 'kiro' } })).toBe(
      'nothing in it is a task of the kiro dialect, which is set for it',
    );
  });
  it('names the dialect of a template and of a plan that holds nothing', async () => {
    const template =
      '# Tasks: [FEATURE NAME]\n\n## Phase 1\n\n- [ ] T001 Create project structure\n- [ ] T002 [P] Configure linting\n- [ ] T003 [P] Configure CI\n';
    expect(await reasonOf(template)).toMatch(/^read as speckit \(.*an empty template.*\), it holds no unit of work$/);
  });
});

describe('the summary', () => {
  it('names a file by its path, reason and the command that shows more, and the exit code stays', () => {
    const folder = project({ 'PARALLEL_PLAN.md': PROSE, 'notes.md': PROSE });
    const result = run(folder, ['.']);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toContain(
      `2 files are not plans\nPARALLEL_PLAN.md is not read as a plan: ${NO_UNIT}; \`parallelint inspect PARALLEL_PLAN.md\` shows how it was read\n`,
    );
    expect(result.stdout).not.toContain('notes.md');
  });
  it('names what include names and what a dialect is set for', () => {
    const folder = project({
      '.parallelintrc': 'include: [plans/*.md]\noverrides:\n  - files: [specs/*.md]\n    dialect: speckit\n',
      'plans/a.md': PROSE,
      'specs/b.md': PROSE,
      'c.md': PROSE,
    });
    expect(run(folder, []).stdout).toContain('plans/a.md is not read as a plan');
    const { stdout } = run(folder, ['plans/a.md', 'specs/b.md', 'c.md']);
    expect(stdout.match(/^\S+ is not read as a plan/gm)).toEqual(['plans/a.md is not read as a plan', 'specs/b.md is not read as a plan']);
    expect(stdout).toContain('nothing in it is a task of the speckit dialect');
  });
  it('says it on stderr beside formats for machines, and in the JSON report', () => {
    const folder = project({ 'PARALLEL_PLAN.md': PROSE });
    for (const format of ['compact', 'sarif', 'github', 'lsp'])
      expect(run(folder, ['.', '--format', format]).stderr).toContain('note: PARALLEL_PLAN.md is not read as a plan');
    const { stdout } = run(folder, ['.', '--format', 'json']);
    expect(reportSchema.parse(JSON.parse(stdout)).unread).toEqual([{ path: 'PARALLEL_PLAN.md', expected: 'named', reason: NO_UNIT }]);
  });
  it('names five files and counts the rest, and gives a path as a shell takes it', () => {
    const file = (name: string) =>
      ({
        path: name,
        text: '',
        reason: 'x',
        plans: [],
        findings: [],
        unchecked: [],
        unread: { expected: 'included', reason: 'x' },
      }) as const;
    const names = ['a b.md', '-c.md', "it's.md", 'd.md', 'e.md', 'f.md', 'g.md'];
    const lines = unreadLines(names.map(file));
    expect(lines).toHaveLength(6);
    expect(lines.map((line) => /`(.*)`/.exec(line)?.[1]).slice(0, 3)).toEqual([
      "parallelint inspect 'a b.md'",
      'parallelint inspect ./-c.md',
      String.raw`parallelint inspect 'it'\''s.md'`,
    ]);
    expect(lines[5]).toBe('and 2 more files in which a plan was expected');
    expect(unreadLines(names.slice(0, 6).map(file))[5]).toBe('and 1 more file in which a plan was expected');
    expect(unreadLines(names.slice(0, 5).map(file))).toHaveLength(5);
    expect(unreadLines([file('x\u001b[2J.md')])[0]).toContain('x<U+001B>[2J.md');
  });
});

describe('a required plan', () => {
  const CONFIG = 'require-plan: [docs/plans/**/*.md]\n';
  it('is an error at its first line where no unit of work is found, and other Markdown passes', () => {
    const folder = project({ '.parallelintrc': CONFIG, 'docs/plans/a.md': PROSE, 'docs/plans/b.md': GOOD, 'README.md': PROSE });
    const result = run(folder, ['docs/plans/a.md', 'docs/plans/b.md', 'README.md', '--format', 'compact']);
    expect(result).toMatchObject({ code: 1, stderr: '' });
    expect(result.stdout.match(/^.* \[valid-plan\] .*$/gm)).toEqual([
      `docs/plans/a.md:1:1: error [valid-plan] no plan was read: ${NO_UNIT}; expected one, as require-plan in .parallelintrc asks for it`,
    ]);
    expect(run(folder, ['README.md'])).toMatchObject({ code: 0 });
    const pretty = run(folder, ['docs/plans/a.md']).stdout;
    expect(pretty).toContain('1 error in 1 file');
    expect(pretty).not.toContain('is not read as a plan');
  });
  it('is asked of every file of a call by the flag', () => {
    const folder = project({ 'a.md': PROSE, 'b.md': BAD, 'empty.md': '' });
    const { code, stdout } = run(folder, ['--require-plan', '.', '--format', 'compact']);
    expect(code).toBe(1);
    expect(stdout.match(/^\S+ error \[valid-plan\] .*$/gm)).toEqual([
      `a.md:1:1: error [valid-plan] no plan was read: ${NO_UNIT}; expected one, as --require-plan asks for it`,
      'empty.md:1:1: error [valid-plan] no plan was read: it is empty; expected one, as --require-plan asks for it',
    ]);
    expect(run(folder, ['--require-plan', 'b.md', '--format', 'compact']).stdout).not.toContain('valid-plan');
    expect(run(folder, ['-', '--require-plan'], { input: PROSE })).toMatchObject({ code: 1 });
  });
  it('takes the files of include where the flag comes without a path, and needs one of both', () => {
    const folder = project({ '.parallelintrc': 'include: [plans/*.md]\n', 'plans/a.md': PROSE, 'README.md': PROSE });
    expect(run(folder, ['--require-plan', '--format', 'compact']).stdout).toMatch(/^plans\/a\.md:1:1: error [^\n]*\n$/);
    const bare = run(project({ 'README.md': PROSE }), ['--require-plan']);
    expect(bare).toMatchObject({ code: 2, stdout: '' });
    expect(bare.stderr).toContain('nothing says which files are plans');
  });
  it('stays an error where the rule that says so is off, and can be answered in the file', () => {
    const config = `${CONFIG}rules: { valid-plan: off }\n`;
    const folder = project({
      '.parallelintrc': config,
      'docs/plans/a.md': PROSE,
      'docs/plans/b.md': `<!-- parallelint-disable-file valid-plan -- an index of plans -->\n\n${PROSE}`,
    });
    expect(run(folder, ['docs/plans/a.md', '--quiet', '--max-warnings', '9'])).toMatchObject({ code: 1 });
    expect(run(folder, ['docs/plans/a.md', '--exit-zero'])).toMatchObject({ code: 0 });
    expect(run(folder, ['docs/plans/b.md'])).toMatchObject({ code: 0 });
  });
  it('is said to an agent that has just written it', () => {
    const folder = project({ '.parallelintrc': CONFIG, 'docs/plans/a.md': PROSE });
    const input = JSON.stringify({ tool_input: { file_path: path.join(folder, 'docs/plans/a.md') }, cwd: folder });
    const result = run(folder, ['hook'], { input });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('no plan was read');
  });
  it('keeps what is wrong in its frontmatter beside it', () => {
    const folder = project({ 'a.md': '---\nparallelint:\n  risk: huge\n---\n\n# Notes\n' });
    expect(run(folder, ['a.md', '--require-plan', '--format', 'compact']).stdout.match(/\[valid-plan\]/g)).toHaveLength(2);
  });
  it.each([
    ['require-plan: docs\n', '.parallelintrc:1:1: require-plan: found "docs", expected array'],
    ['require-plan: [3]\n', 'require-plan.0: found 3, expected string'],
    ['requirePlan: [a]\n', 'unknown key “requirePlan”, did you mean “require-plan”?'],
  ])('refuses %j', (config, message) => {
    const { code, stdout } = run(project({ '.parallelintrc': config, 'a.md': PROSE }), ['a.md']);
    expect(code).toBe(2);
    expect(stdout.replace('error: ', '')).toContain(message);
  });
  it('belongs to linting, and is shown by --print-config', () => {
    const folder = project({ '.parallelintrc': CONFIG, 'docs/plans/a.md': PROSE });
    expect(run(folder, ['inspect', 'docs/plans/a.md', '--require-plan']).stderr).toContain('--require-plan belongs to parallelint lint');
    const shown = JSON.parse(run(folder, ['--print-config', 'docs/plans/a.md']).stdout) as Record<string, unknown>;
    expect(shown['required-by']).toBe('require-plan in .parallelintrc');
  });
});
