// The formats for findings, each read by what really reads it: official schemas, XML parsers, renderers, a browser's parser, a shell.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parse as parseHtml } from 'parse5';
import type { Log } from 'sarif';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { reporters } from '../src/output/findings/index.ts';
import { BAD, bin, project, run } from './support/project.ts';
import { repository } from './support/repository.ts';
import { hasTools, toolBin, wrongByDraft4 } from './support/tools.ts';

const root = path.join(import.meta.dirname, '..');
const CYCLE = '# Plan\n\n## Task A\n**Depends on:** Task B\n\n## Task B\n**Depends on:** Task C\n\n## Task C\n**Depends on:** Task A\n';

/** Headings and names that try to be something else in every format. */
const HOSTILE = `# Tracks <script>alert(1)</script> | @team ![x](http://evil.example/p.png)

API contract: see docs. The contract is frozen.

## Track 1: \u001b]8;;http://evil.example\u001b\\Desk\u001b[31m \u202eksed ]]> --> <b>&amp; "quoted" 'single' %0A::error::forged
**Files:** \`src/models.ts\`

## Track 2: \u001b[2J ]]> </failure><failure message="x"> ##vso[task.complete] | cell \`code\` [a](javascript:x) @octocat #12
**Files:** \`src/models.ts\`

## Track 3: Tests
**Files:** \`tests/\`

## Integration
- Run the tests
`;
const HOSTILE_NAME = "na\nme::error::x & <b> '\u001b[31m\u202e|].md";
const hostile = () => project({ [HOSTILE_NAME]: HOSTILE, 'b.md': BAD });
const out = (folder: string, format: string, ...args: readonly string[]): string => run(folder, ['-f', format, ...args]).stdout;

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of an XML text in order. Anything that is not well-formed throws. */
function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.write(xml).close();
  return elements;
}

describe('every format', () => {
  it.each(Object.keys(reporters))('%s: hostile names and headings give safe bytes', (format) => {
    const folder = hostile();
    const { code, stdout } = run(folder, ['-f', format], { env: { FORCE_HYPERLINK: '0' } });
    expect(code).toBe(1);
    // Nothing that a terminal obeys or an editor hides, in any of them; JSON escapes what it has to keep.
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    for (const line of stdout.split('\n')) expect(line).not.toMatch(/^(?:::error::x|##vso\[task\.complete)/);
  });
  it.each(Object.keys(reporters))('%s: is written for no findings and for unreadable files, too', (format) => {
    const folder = project({ 'a.md': '# Nothing\n', 'b.md': new Uint8Array([0xff, 0xfe, 0x41, 0x00]) });
    const { code } = run(folder, ['-f', format]);
    expect(code).toBe(2);
    expect(run(folder, ['-f', format, 'a.md'])).toMatchObject({ code: 0 });
  });
});

describe('SARIF', () => {
  const log = (folder: string, ...args: readonly string[]): Log => JSON.parse(out(folder, 'sarif', ...args)) as Log;
  const schema = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  it.skipIf(!hasTools)('follows the official schema', () => {
    const folder = project({
      [HOSTILE_NAME]: HOSTILE,
      'cycle.md': CYCLE,
      'broken.md': new Uint8Array([0xff, 0xfe]),
      's.md': `<!-- parallelint-disable-file -- x -->\n${BAD}`,
    });
    expect(wrongByDraft4(schema, log(folder))).toEqual([]);
    expect(wrongByDraft4(schema, log(project({})))).toEqual([]);
    run(folder, ['cycle.md', '--baseline', 'k.json', '--update-baseline']);
    expect(wrongByDraft4(schema, log(folder, '--baseline', 'k.json'))).toEqual([]);
    expect(wrongByDraft4(schema, { version: '2.1.0' })).not.toEqual([]);
  });
  it('names files from the top of the repository, wherever it runs', () => {
    const { folder } = repository({ 'packages/a b/docs/plan é.md': BAD });
    const [one] = log(path.join(folder, 'packages'), '.').runs;
    expect(one?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
      uri: 'packages/a%20b/docs/plan%20%C3%A9.md',
      uriBaseId: '%SRCROOT%',
    });
    expect(one?.originalUriBaseIds?.['%SRCROOT%']?.uri).toBe(`${pathToFileURL(folder).href}/`);
    expect(one?.automationDetails?.id).toBe('parallelint/');
  });
  it('has the rules with their pages, flows of cycles, and what the baseline knows', () => {
    const folder = project({ 'cycle.md': CYCLE });
    const [one] = log(folder).runs;
    const rules = one?.tool.driver.rules ?? [];
    for (const rule of rules) expect(rule.help?.markdown).toMatch(/^# [a-z-]+\n[^]*\[[a-z-]+\]\(https:/);
    const cycle = one?.results?.find((result) => result.ruleId === 'no-dependency-cycle');
    expect(rules[cycle?.ruleIndex ?? -1]?.id).toBe('no-dependency-cycle');
    expect(cycle?.codeFlows?.[0]?.threadFlows[0]?.locations.length).toBeGreaterThan(1);
    run(folder, ['--baseline', 'k.json', '--update-baseline']);
    writeFileSync(path.join(folder, 'b.md'), BAD);
    const states = log(folder, '--baseline', 'k.json').runs[0]?.results?.map(
      (result) => `${result.ruleId ?? ''} ${result.baselineState ?? ''}`,
    );
    expect(states).toEqual(expect.arrayContaining(['no-dependency-cycle unchanged', 'no-write-conflict new']));
  });
});

describe('GitLab Code Quality', () => {
  it('has what GitLab asks for, and fingerprints of their own for equal findings in two files', () => {
    const { folder } = repository({ 'packages/x/a.md': BAD, 'packages/x/b.md': BAD });
    const issues = JSON.parse(out(path.join(folder, 'packages/x'), 'gitlab')) as {
      description: string;
      check_name: string;
      fingerprint: string;
      severity: string;
      location: { path: string; lines: { begin: number } };
    }[];
    expect(issues.map((issue) => issue.location)).toMatchObject([
      { path: 'packages/x/a.md', lines: { begin: 9 } },
      { path: 'packages/x/b.md', lines: { begin: 9 } },
    ]);
    expect(new Set(issues.map((issue) => issue.fingerprint)).size).toBe(2);
    for (const issue of issues) {
      expect(issue.severity).toMatch(/^(?:info|minor|major|critical|blocker)$/);
      expect(issue.check_name).toBe('no-write-conflict');
    }
    writeFileSync(path.join(folder, 'packages/x/a.md'), `# More\n\n${BAD.slice(2)}`.replace('# More\n\n', '\n\n# '));
    const moved = JSON.parse(out(path.join(folder, 'packages/x'), 'gitlab')) as typeof issues;
    expect(moved.map((issue) => issue.fingerprint)).toEqual(issues.map((issue) => issue.fingerprint));
    expect(moved[0]?.location.lines.begin).toBe(11);
  });
});

describe('JUnit and Checkstyle', () => {
  it('are XML, with the hostile words as words', () => {
    const folder = hostile();
    const junit = elementsOf(out(folder, 'junit'));
    const failures = junit.filter((element) => element.name === 'failure');
    expect(junit[0]?.attributes).toMatchObject({ failures: String(failures.length), errors: '0' });
    expect(failures.some((failure) => failure.text.includes('no-write-conflict'))).toBe(true);
    expect(junit.filter((element) => element.name === 'testsuite').length).toBe(2);
    const checkstyle = elementsOf(out(folder, 'checkstyle'));
    expect(checkstyle.filter((element) => element.name === 'file').map((file) => file.attributes.name)).toContain('b.md');
    const [error] = checkstyle.filter((element) => element.attributes.source === 'parallelint.no-write-conflict');
    expect(error?.attributes).toMatchObject({ severity: 'error' });
    expect(Number(error?.attributes.line)).toBeGreaterThan(0);
  });
  it('say of a clean file that it passes, and of an unreadable one that it does not', () => {
    const folder = project({ 'a.md': '# Nothing\n', 'b.md': new Uint8Array([0xff, 0xfe]) });
    const names = elementsOf(out(folder, 'junit')).map(
      (element) => `${element.name} ${element.attributes.name ?? element.attributes.message ?? ''}`,
    );
    expect(names).toEqual([
      'testsuites parallelint',
      'testsuite b.md',
      'testcase parallelint',
      'error found UTF-16 text, expected UTF-8',
      'testsuite a.md',
      'testcase no findings',
    ]);
  });
});

describe('rdjson', () => {
  it.skipIf(!hasTools)('passes the validator, with columns in bytes', () => {
    const folder = project({
      'a.md': BAD.replaceAll('**Files:** `src/', '**Files:** `漢é/src/').replaceAll('漢é/src/models', '漢é/src/models'),
      [HOSTILE_NAME]: HOSTILE,
      'total.md': '# L\n\n## Phase 1: A (2 hours)\n\n## Phase 2: B (1 hour)\n\nTotal: 5 hours\n',
    });
    const text = out(folder, 'rdjson');
    writeFileSync(path.join(folder, 'out.json'), text);
    const { status, stdout, stderr } = spawnSync(path.join(toolBin, 'rdformat-validator'), ['out.json'], { cwd: folder, encoding: 'utf8' });
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
    const report = JSON.parse(text) as {
      diagnostics: { location: { path: string; range: { start: { column: number }; end: { column: number } } } }[];
    };
    const { start, end } = report.diagnostics.find((one) => one.location.path === 'a.md')?.location.range ?? {
      start: { column: 0 },
      end: { column: 0 },
    };
    const line = Buffer.from(readFileSync(path.join(folder, 'a.md'), 'utf8').split('\n')[8] ?? '');
    expect(line.subarray(start.column - 1, end.column - 1).toString()).toBe('漢é/src/models.ts');
  });
});

describe('lines', () => {
  it('unix names places as the problem matcher reads them', () => {
    const matcher = JSON.parse(readFileSync(path.join(root, 'integrations/github/problem-matcher.json'), 'utf8')) as {
      problemMatcher: { pattern: { regexp: string }[] }[];
    };
    const pattern = new RegExp(matcher.problemMatcher[0]?.pattern[0]?.regexp ?? '');
    const lines = out(hostile(), 'unix').trimEnd().split('\n');
    expect(lines.every((line) => pattern.test(line))).toBe(true);
    expect(pattern.exec(lines.find((line) => line.startsWith('b.md')) ?? '')?.slice(1)).toEqual([
      'b.md',
      '9',
      '13',
      expect.stringContaining('Tracks 1 and 2 both write') as string,
      'error',
      'no-write-conflict',
    ]);
  });
  it('jsonl gives an object a line, whatever the words hold', () => {
    const folder = hostile();
    writeFileSync(path.join(folder, 'c.md'), new Uint8Array([0xff, 0xfe]));
    const entries = out(folder, 'jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; rule?: string });
    expect(entries[0]?.type).toBe('error');
    expect(entries.at(-1)?.type).toBe('summary');
    expect(entries.filter((entry) => entry.type === 'finding').some((entry) => entry.rule === 'no-write-conflict')).toBe(true);
  });
  it('agent is told at most twenty, the worst first, with commands that a shell can run', () => {
    const tasks = Array.from(
      { length: 30 },
      (_, index) => `### Task T${index} — P\n**Depends on:** X${index}\n**Touches:** \`a${index}.ts\`\n`,
    ).join('\n');
    const text = out(project({ 'a.md': `# Plan\n\n${tasks}` }), 'agent');
    expect(text.match(/^a\.md:\d+: /gm)?.length).toBe(20);
    expect(text).toMatch(/\nand \d+ more; mend these first\nThen check it again: parallelint a\.md\n$/);
  });
});

describe('annotations', () => {
  const many = (count: number) =>
    project(Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${String(index).padStart(2, '0')}.md`, BAD])));
  it('GitHub gets ten of a kind at most, and how many were left out', () => {
    const lines = out(many(13), 'github').trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('::error ')).length).toBe(10);
    expect(lines.at(-1)).toBe(
      '::notice title=parallelint::3 of 13 annotations of kind error left out: GitHub shows 10 of a kind; the report has them all',
    );
    expect(out(many(10), 'github')).not.toContain('::notice');
  });
  it('come beside the report in GitHub Actions and Azure Pipelines, from the top of the repository', () => {
    const { folder } = repository({ 'docs/a.md': BAD });
    const cwd = path.join(folder, 'docs');
    expect(run(cwd, [], { env: { GITHUB_ACTIONS: 'true' } }).stdout).toMatch(/1 error in 1 file[^]*\n::error file=docs\/a\.md,line=9,/);
    expect(run(cwd, [], { env: { TF_BUILD: 'True' } }).stdout).toMatch(
      /1 error in 1 file[^]*\n##vso\[task\.logissue type=error;sourcepath=docs\/a\.md;linenumber=9;columnnumber=13;code=no-write-conflict\]Tracks 1/,
    );
    expect(run(cwd, []).stdout).not.toMatch(/::error|##vso/);
  });
});

describe('Markdown', () => {
  const html = (text: string): string => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  it('renders as one table in which nothing of a plan is markup', () => {
    const page = html(out(hostile(), 'markdown'));
    expect(page.match(/<table>/g)?.length).toBe(1);
    const cells = [...page.matchAll(/<tr>([^]*?)<\/tr>/g)].map((row) => row[1]?.match(/<t[dh]>/g)?.length);
    expect(new Set(cells)).toEqual(new Set([6]));
    expect(page).not.toMatch(/<(?:script|img|b|code|failure)\b|javascript:x"|href="(?!https:\/\/github\.com\/parallelint)/);
    // A code host looks for mentions and numbers in the rendered words.
    expect(page).not.toMatch(/@octocat|@team|#12\b/);
  });
  it('is marked for its next run, and never too long for a comment', () => {
    const long = project(
      Object.fromEntries(
        Array.from({ length: 70 }, (_, index) => [
          `${'x'.repeat(150)}${index}.md`,
          BAD.replace('# Tracks', `# ${'long words '.repeat(300)}`),
        ]),
      ),
    );
    const text = out(long, 'markdown');
    expect(text).toMatch(/^<!-- parallelint -->\n### parallelint: 70 errors/);
    expect(text).toMatch(/\n20 more are left out here\.\n$/);
    expect(text.length).toBeLessThan(65_536);
    expect(out(project({ 'a.md': '# Nothing\n' }), 'markdown')).toBe(
      '<!-- parallelint -->\n### parallelint: no findings in 0 plans (1 file)\n',
    );
  });
});

describe('HTML', () => {
  it('is a page that holds no script and loads nothing', () => {
    const text = out(hostile(), 'html');
    const errors: string[] = [];
    const page = parseHtml(text, { onParseError: (error) => errors.push(error.code) });
    expect(errors).toEqual([]);
    const names: string[] = [];
    const visit = (node: { nodeName: string; attrs?: { name: string }[]; childNodes?: unknown[] }): void => {
      names.push(node.nodeName, ...(node.attrs ?? []).map((attribute) => `@${attribute.name}`));
      for (const child of node.childNodes ?? []) visit(child as typeof node);
    };
    visit(page);
    expect(names).toContain('mark');
    expect(names.filter((name) => /^(?:script|img|iframe|link|b|failure|@on.*|@src)$/.test(name))).toEqual([]);
  });
});

describe('links', () => {
  it('are links on a terminal that wants them, and addresses elsewhere', () => {
    const folder = project({ 'a.md': BAD });
    const url = 'https://github.com/parallelint/parallelint/blob/main/docs/rules/no-write-conflict.md';
    const plain = run(folder, []).stdout;
    expect(plain).toContain(`no-write-conflict: ${url}\n`);
    expect(plain).not.toContain('\u001b');
    const forced = run(folder, [], { env: { FORCE_HYPERLINK: '1' } }).stdout;
    expect(forced).toContain(`\u001b]8;;${url}\u001b\\no-write-conflict\u001b]8;;\u001b\\`);
    expect(forced).not.toContain(`no-write-conflict: ${url}`);
  });
  const hasScript = spawnSync('script', ['--version']).status === 0;
  it.skipIf(!hasScript)('are for terminals outside of CI', () => {
    const folder = project({ 'a.md': BAD });
    mkdirSync(path.join(folder, 'bin'));
    symlinkSync(process.execPath, path.join(folder, 'bin/node'));
    const onTerminal = (env: Readonly<Record<string, string>>): string =>
      spawnSync('script', ['-qec', `'${process.execPath}' '${bin}' a.md`, '/dev/null'], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', HOME: folder, TERM: 'xterm', ...env },
      }).stdout;
    expect(onTerminal({})).toContain('\u001b]8;;https:');
    for (const env of [{ CI: 'true' }, { TF_BUILD: 'True' }, { TEAMCITY_VERSION: '1' }, { TERM: 'dumb' }])
      expect(onTerminal(env)).not.toContain('\u001b]8;;');
  });
});
