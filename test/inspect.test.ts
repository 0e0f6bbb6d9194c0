// What `inspect` shows of facts that no dialect of the fixtures states.
import { expect, it } from 'vitest';
import { inspectionSchema } from '../scripts/output-schemas.ts';
import { formatInspection, toInspectionJson } from '../src/command-line/commands/inspect.ts';
import type { FileResult } from '../src/engine/lint.ts';
import { happensBeforeOf } from '../src/plan/happens-before.ts';
import type { Location } from '../src/plan/location.ts';
import type { Task } from '../src/plan/model.ts';
import { createNames, linkPlan } from '../src/reading/build/link.ts';
import { createPlan } from '../src/reading/build/plan.ts';
import { createBlock, createTask } from '../src/reading/build/tree.ts';

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
