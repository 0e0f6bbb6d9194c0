// Facts that a free-form plan states and no unit of work holds.
import { describe, expect, it } from 'vitest';
import { inspectionSchema, reportSchema } from '../scripts/output-schemas.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import { unplacedLine } from '../src/output/findings/unread.ts';
import { project, run } from './support/project.ts';

const HEAD = `# Parallel plan

**Duration:** 3 weeks
**Depends on:** the new office

## Work

### Session 1: Desk

**Files:** \`src/desk.ts\`
**Duration:** 2 hours

### Session 2: Loans

**Files:** \`src/loans.ts\`
**Depends on:** Session 1
`;

async function unplacedOf(rest: string): Promise<readonly string[]> {
  const { plans } = await lintText('a.md', HEAD + rest, defaultSettings());
  return plans.flatMap((plan) => plan.unplaced.map(({ kind, text, loc }) => `${loc.start.line} ${kind} ${text}`));
}

describe('what belongs to no unit', () => {
  it.each([
    [
      'files below a heading that announces them',
      '\n## Files to modify\n\n- `src/desk.ts`\n- `desk.ts`\n- `src/models.ts`\n',
      ['22 file src/models.ts'],
    ],
    ['files below a label', '\n## Afterwards\n\n### Later\n\n**Files:** `src/models.ts`, `src/desk.ts`\n', ['22 file src/models.ts']],
    [
      'a time and a dependency of what is no unit',
      '\n## Afterwards\n\n### Later\n\n**Duration:** 4 hours\n**Depends on:** the handover\n',
      ['22 duration 4 hours', '23 dependency the handover'],
    ],
    ['no heading of a checkpoint that is read', '\n## Sync point\n\nLook at it.\n', []],
  ])('%s', async (_, rest, expected) => {
    expect(await unplacedOf(rest)).toEqual(expected);
  });
  it.each([
    ['the plan itself, with its time and what it waits for', ''],
    ['code spans in running text', '\n## Afterwards\n\nSee `src/models.ts` and `lib/shared.ts`, which take 3 hours.\n'],
    ['a dependency on nothing', '\n## Afterwards\n\n**Depends on:** none\n'],
    ['files that are only read', '\n## Afterwards\n\n**References:** `docs/models.md`\n'],
    ['what stands in a section about the plan', '\n## Risks\n\n**Duration:** 4 hours\n**Depends on:** the handover\n'],
    ['code', '\n## Afterwards\n\n```ts\n// Files: src/models.ts\n```\n'],
  ])('never: %s', async (_, rest) => {
    expect(await unplacedOf(rest)).toEqual([]);
  });
});

describe('where it is said', () => {
  const REST = '\n## Files to modify\n\n- `src/models.ts`\n- `lib/shared.ts`\n\n## Afterwards\n\n### Later\n\n**Duration:** 4 hours\n';
  const folder = (): string => project({ 'a.md': HEAD + REST, 'b.md': HEAD });
  it('in the summary, only where there is any', () => {
    const at = folder();
    expect(run(at, ['a.md']).stdout).toContain(
      '\n2 files and 1 duration belong to no unit of work; `parallelint inspect a.md` lists them\n',
    );
    expect(run(at, ['b.md']).stdout).not.toContain('no unit of work');
  });
  it('in the JSON of a report and of an inspection, and in its text', () => {
    const at = folder();
    const report = reportSchema.parse(JSON.parse(run(at, ['a.md', '--format', 'json']).stdout));
    expect(report.files[0]?.plans[0]?.unplaced.map((one) => one.text)).toEqual(['src/models.ts', 'lib/shared.ts', '4 hours']);
    const inspection = inspectionSchema.parse(JSON.parse(run(at, ['inspect', 'a.md', '--format', 'json']).stdout));
    expect(inspection.plans[0]?.unplaced[0]).toMatchObject({ kind: 'file', loc: { start: { line: 20 } } });
    expect(run(at, ['inspect', 'a.md']).stdout).toContain('  belongs to no unit: file “src/models.ts” 20:4\n');
  });
  it('in one clause for several files', async () => {
    const { plans } = await lintText('a.md', HEAD + REST, defaultSettings());
    const file = (path: string, count: number) => ({
      path,
      text: '',
      reason: '',
      findings: [],
      unchecked: [],
      plans: plans.map((plan) => ({ ...plan, unplaced: plan.unplaced.slice(0, count) })),
    });
    expect(unplacedLine([])).toBeUndefined();
    expect(unplacedLine([file('a.md', 0)])).toBeUndefined();
    expect(unplacedLine([file('a.md', 1)])).toBe('1 file belongs to no unit of work; `parallelint inspect a.md` lists it');
    expect(unplacedLine([file('a.md', 3), file('b.md', 1)])).toBe(
      '3 files and 1 duration belong to no unit of work in 2 files; `parallelint inspect FILE` lists them',
    );
  });
});
