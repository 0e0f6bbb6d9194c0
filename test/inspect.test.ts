// What `inspect` shows of facts that no dialect of the fixtures states.
import { describe, expect, it } from 'vitest';
import { inspectionSchema } from '../scripts/output-schemas.ts';
import { formatInspection, toInspectionJson } from '../src/command-line/commands/inspect.ts';
import type { FileResult } from '../src/engine/lint.ts';
import { happensBeforeOf } from '../src/plan/happens-before.ts';
import type { Location } from '../src/plan/location.ts';
import type { Task } from '../src/plan/model.ts';
import { createNames, linkPlan } from '../src/reading/build/link.ts';
import { createPlan } from '../src/reading/build/plan.ts';
import { createBlock, createTask } from '../src/reading/build/tree.ts';
import { project, run } from './support/project.ts';

const start = { line: 1, column: 1, offset: 0 };
const loc: Location = { path: 'plan.md', start, end: start };

function task(id: string, facts: Partial<Task> = {}): Task {
  return createTask({
    key: `task-${id}`,
    id: { value: id, loc },
    title: { value: `Part ${id}`, loc },
    loc,
    roles: new Set(['work']),
    ...facts,
  });
}

it('shows the subtasks of a task below it, in a block that does not say how its tasks run', () => {
  const names = createNames();
  names.add('1', 'task-1');
  names.add('2', 'task-2');
  const dependencies = [
    { ref: { value: '1', loc }, via: 'blockedBy' as const },
    { ref: { value: '7', loc }, via: 'blockedBy' as const, implied: true as const },
  ];
  const tasks = [task('1'), task('2', { subtasks: [task('2.1', { dependencies }), task('2.2', { done: true })] })];
  const root = createBlock('root', 'sequence', [createBlock('group', 'unknown', tasks, { loc, extent: loc })], { loc, extent: loc });
  const title = { value: 'Plan', loc };
  const plan = linkPlan(createPlan({ title, dialect: 'test', loc, root, declarations: {}, capabilities: new Set() }), names);
  const result: FileResult = { path: 'plan.md', text: '', dialect: 'test', reason: 'a test', plans: [plan], findings: [], unchecked: [] };
  expect(formatInspection(result).split('\n').slice(3, 10)).toEqual([
    '  unknown group 1:1',
    '    task task-1 1: “Part 1” [work] 1:1',
    '    task task-2 2: “Part 2” [work] 1:1',
    '      task task-2.1 2.1: “Part 2.1” [work] 1:1',
    '        blockedBy 1 → task-1 1:1',
    '        blockedBy 7 → nothing, inside a range 1:1',
    '      task task-2.2 2.2: “Part 2.2” [work] done 1:1',
  ]);
  const published = inspectionSchema.parse(JSON.parse(JSON.stringify(toInspectionJson(result))));
  expect(published.plans[0]?.root.children[0]).toMatchObject({
    arrangement: 'unknown',
    children: [{ key: 'task-1' }, { key: 'task-2', children: [{ key: 'task-2.1' }, { key: 'task-2.2' }] }],
  });
  expect(happensBeforeOf(plan).tasks.map(({ key }) => key)).toEqual(['task-1', 'task-2']);
});

describe('what each part was taken for', () => {
  const PLAN = `# Parallel plan

## Session 1: Desk

**Files:**

- \`src/desk.ts\`
- \`src/table.ts\`

## Session 2: Loans

**Files:** \`src/loans.ts\`
**Depends on:** Session 1

## Risks

- The office is late
- The desk is small

## Choices

| Colour | Reason |
| ------ | ------ |
| red    | bright |
`;
  const NOTES = '# Travels\n\n## What we saw\n\n- A bus\n- A tram\n';
  it('is one line a part, with its place, role and evidence', () => {
    const { stdout } = run(project({ 'a.md': PLAN }), ['inspect', 'a.md']);
    const lines = stdout.slice(stdout.indexOf('\nread as\n') + 9).split('\n');
    expect(lines.map((line) => line.replace(/(: [a-z]+, ).*/, '$1'))).toEqual([
      '  1 section “Parallel plan”: group, ',
      '  3 section “Session 1: Desk”: unit, ',
      '  7 list “Files”: facts, ',
      '  10 section “Session 2: Loans”: unit, ',
      '  15 section “Risks”: aside, ',
      '  17 list “Risks”: aside, ',
      '  20 section “Choices”: text, ',
      '  22 table “Choices”: text, ',
      '',
    ]);
    expect(lines[2]).toBe('  7 list “Files”: facts, “Files” announces files that are changed');
  });
  it('is said of a file that is no plan, with the reason', () => {
    const folder = project({ 'notes.md': NOTES });
    expect(run(folder, ['inspect', 'notes.md']).stdout).toBe(
      'notes.md: no plan, no heading, list or table of it names a unit of work\n\nread as\n' +
        '  1 section “Travels”: text, no label, and 0.0 unit facts\n' +
        '  3 section “What we saw”: text, no label, and 0.0 unit facts\n' +
        '  5 list “What we saw”: text, its lines are neither work nor records\n',
    );
    const json = inspectionSchema.parse(JSON.parse(run(folder, ['inspect', 'notes.md', '--format', 'json']).stdout));
    expect(json).toMatchObject({ dialect: null, plans: [], reason: 'no heading, list or table of it names a unit of work' });
    expect(json.parts.map(({ shape, role, loc }) => `${loc.start.line} ${shape} ${role}`)).toEqual([
      '1 section text',
      '3 section text',
      '5 list text',
    ]);
  });
  it('is left out where a format of its own says what each part is', () => {
    const tasks =
      '# Tasks: Desk\n\n## Phase 1: Setup\n\n- [ ] T001 Create src/a.ts\n- [ ] T002 [P] Create src/b.ts\n- [ ] T003 [P] Create src/c.ts\n';
    const folder = project({ 'specs/desk/tasks.md': tasks });
    expect(run(folder, ['inspect', 'specs/desk/tasks.md']).stdout).not.toContain('read as');
  });
  it('hides nothing of a hostile title', () => {
    const folder = project({ 'a.md': '# A \u001b[2J\n\nWords.\n' });
    expect(run(folder, ['inspect', 'a.md']).stdout).toContain('A <U+001B>[2J');
  });
});
