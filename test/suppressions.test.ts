// The ledger of suppressions, and a change judged without those that it adds.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { suppressionsSchema } from '../scripts/output-schemas.ts';
import { BAD, project, run } from './support/project.ts';
import { repository } from './support/repository.ts';

const line = (words: string): string =>
  BAD.replace('`src/models.ts`\n\n## Track 3', `\`src/models.ts\` <!-- parallelint-disable-line ${words} -->\n\n## Track 3`);
const ledger = (folder: string, ...args: readonly string[]) =>
  suppressionsSchema.parse(JSON.parse(run(folder, ['suppressions', '-f', 'json', ...args]).stdout));

describe('parallelint suppressions', () => {
  it('lists reasons, ages and what is hidden', () => {
    const { folder, git, write } = repository({ 'a.md': line('no-write-conflict -- one person writes both'), 'b.md': BAD });
    git('commit', '-q', '--amend', '--no-edit', '--date', '2020-03-04T12:00:00Z');
    write({
      'a.md': `# New words in front\n\n${line('no-write-conflict -- one person writes both')}`,
      'c.md': `${BAD}\n<!-- parallelint-disable-file until=2020-01-01 -->\n`,
    });
    const { suppressions } = ledger(folder);
    expect(
      suppressions.map(({ path: file, kind, rules, reason, until, ended, hides }) => ({
        file,
        kind,
        rules,
        reason,
        until,
        ended,
        hides: hides.map((one) => one.rule),
      })),
    ).toEqual([
      {
        file: 'a.md',
        kind: 'disable-line',
        rules: ['no-write-conflict'],
        reason: 'one person writes both',
        until: null,
        ended: false,
        hides: ['no-write-conflict'],
      },
      { file: 'c.md', kind: 'disable-file', rules: [], reason: null, until: '2020-01-01', ended: true, hides: [] },
    ]);
    const [committed, fresh] = suppressions;
    expect(committed?.commit).toBe(git('rev-parse', 'HEAD').trim());
    expect(committed?.days).toBe(0);
    expect(fresh).toMatchObject({ since: null, commit: null, days: null });
    const { code, stdout } = run(folder, ['suppressions']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^a\.md:11: disable-line no-write-conflict, since \d{4}-\d\d-\d\d \(0 days\)\n {2}reason: one person writes both\n {2}hides error no-write-conflict: Tracks 1 and/,
    );
    expect(stdout).toMatch(
      /c\.md:\d+: disable-file all rules, not committed, ended on 2020-01-01\n {2}reason: none is given\n {2}hides nothing\n/,
    );
    expect(stdout).toMatch(/\n2 suppressions in 2 files, 1 finding hidden, 1 without effect, 1 without a reason\n$/);
  });
  it('works without a repository, and for nothing at all', () => {
    const folder = project({ 'a.md': line('-- x') });
    expect(ledger(folder).suppressions).toMatchObject([{ since: null, rules: [], hides: [{ rule: 'no-write-conflict' }] }]);
    expect(run(project({ 'a.md': BAD }), ['suppressions']).stdout).toBe('no suppression comment is found\n');
    expect(run(folder, ['suppressions', 'none.md']).code).toBe(2);
  });
});

describe('--suppressions-from', () => {
  const judge = (folder: string, ...args: readonly string[]) => run(folder, ['--suppressions-from', 'main', '-f', 'compact', ...args]);
  it('takes what was there, and says what it does not take', () => {
    const { folder, git, commit } = repository({ 'old.md': line('no-write-conflict -- agreed'), 'clean.md': BAD });
    git('checkout', '-q', '-b', 'topic');
    commit({
      'old.md': `${line('no-write-conflict -- agreed, and reworded')}\nMore.\n`,
      'clean.md': line('no-write-conflict -- trust me'),
      'new.md': `<!-- parallelint-disable-file -->\n${BAD}`,
    });
    expect(run(folder, []).code).toBe(0);
    const { code, stdout, stderr } = judge(folder);
    expect(code).toBe(1);
    expect(stdout.split('\n').map((one) => one.split(':')[0])).toEqual(['clean.md', 'new.md', '']);
    expect(stderr).toBe(
      'note: clean.md:9: this suppression is not in main and does not count\nnote: new.md:1: this suppression is not in main and does not count\n',
    );
  });
  it('counts a comment that was moved, widened or prolonged as another one', () => {
    const { folder, git, write } = repository({ 'a.md': line('no-write-conflict until=2099-01-01 -- x') });
    git('checkout', '-q', '-b', 'topic');
    for (const words of ['no-write-conflict until=2099-12-31 -- x', '-- x', 'no-write-conflict require-tests until=2099-01-01 -- x']) {
      write({ 'a.md': line(words) });
      expect(judge(folder).code).toBe(1);
    }
    write({ 'a.md': line('no-write-conflict until=2099-01-01 -- x').replaceAll('src/models.ts', 'src/other.ts') });
    expect(judge(folder).code).toBe(1);
    write({ 'a.md': line('no-write-conflict until=2099-01-01 -- x').replace('# Tracks', '# Tracks and more') });
    expect(judge(folder).code).toBe(0);
  });
  it('does not take what a change adds to a baseline', () => {
    const { folder, git, commit } = repository({ 'a.md': BAD });
    run(folder, ['--baseline', 'known.json', '--update-baseline']);
    commit({});
    git('checkout', '-q', '-b', 'topic');
    commit({ 'b.md': BAD });
    run(folder, ['--baseline', 'known.json', '--update-baseline']);
    expect(run(folder, ['--baseline', 'known.json']).code).toBe(0);
    expect(judge(folder, '--baseline', 'known.json').stdout).toMatch(/^b\.md:9:13: [^\n]*\n$/);
  });
  it('refuses what it cannot do', () => {
    const { folder } = repository({ 'a.md': BAD });
    expect(run(folder, ['--suppressions-from', 'nope'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--suppressions-from: “nope” is no commit') as string,
    });
    writeFileSync(path.join(folder, 'x.json'), '');
    expect(run(folder, ['--suppressions-from', 'main', '--baseline', 'x.json', '--update-baseline']).stderr).toContain(
      'exclude each other',
    );
  });
});
