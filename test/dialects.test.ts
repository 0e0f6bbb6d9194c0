// Declared dialects: ours fit the schema that a configuration's have to fit, and a folder of many files is one plan.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlans } from '../src/dialects/index.ts';
import { toDialect } from '../src/dialects/declared/declaration.ts';
import { FORMATS } from '../src/dialects/formats/index.ts';
import { dialectSchema } from '../src/dialects/schema.ts';
import { blocksOf, tasksOf } from '../src/plan/walk.ts';
import { readDocument } from '../src/reading/document.ts';
import { NO_SIBLINGS, type SiblingFiles } from '../src/reading/extractor.ts';

const own = { own: [] };

describe('declarations', () => {
  it.each(FORMATS)('%s fits the schema that a configuration has to fit', (_, declaration) => {
    expect(dialectSchema.parse(declaration)).toEqual(declaration);
  });
  it('takes at most forty lines for a format of check boxes', () => {
    const source = readFileSync(path.join(import.meta.dirname, '../src/dialects/formats/opencode-swarm.ts'), 'utf8');
    expect(source.split('\n').length).toBeLessThanOrEqual(40);
  });
  it('refuses a template that names nothing, with what was expected', () => {
    const result = dialectSchema.safeParse({ task: 'Task {id}' });
    expect(result.error?.issues[0]?.message).toContain('expected a heading or check box');
  });
  it('reads a dialect of a configuration by its path, ids and fields, in parentheses of the line as well', async () => {
    const jobs = toDialect('jobs', {
      path: 'ops/*.md',
      task: '- [ ] {id} {title}',
      id: 'J01',
      fields: { depends: ['Needs'], writes: ['Owns'] },
      over: 'd',
    });
    const text = '# Jobs\n\n- [d] J01 Cut the planks\n  - Owns: `src/planks.ts`\n- [x] J02 Nail them (needs: J01)\n- [ ] Sweep up\n';
    const document = await readDocument('ops/yard.md', text, {});
    const { plans, dialect } = await readPlans(document, NO_SIBLINGS, { own: [jobs] });
    expect(dialect).toBe('jobs');
    const tasks = plans.flatMap((plan) => tasksOf(plan.root));
    expect(tasks.map((task) => [task.id?.value, task.done])).toEqual([
      ['J01', true],
      ['J02', false],
    ]);
    expect(tasks[0]?.paths.map((one) => one.value)).toEqual(['src/planks.ts']);
    expect(tasks[1]?.dependencies.map((one) => one.target)).toEqual([tasks[0]?.key]);
  });
});

describe('a folder of files', () => {
  it('is one plan, however many files it holds', async () => {
    const count = 2000;
    const files = new Map<string, string>();
    for (let number = 1; number <= count; number += 1) {
      const waits = number === 1 ? '[]' : `[task-${String(number - 1)}]`;
      files.set(
        `backlog/tasks/task-${String(number)} - plank.md`,
        `---\nid: task-${String(number)}\ntitle: Plank ${String(number)}\nstatus: To Do\nassignee: []\ndependencies: ${waits}\n---\n\nCut it.\n`,
      );
    }
    const siblings: SiblingFiles = {
      list: (folder) => (folder === 'backlog/tasks' ? [...files.keys()].map((file) => path.posix.basename(file)).sort() : []),
      read: async (file) => readDocument(file, files.get(file) ?? '', {}),
      once: (_, make) => make(),
    };
    const first = 'backlog/tasks/task-7 - plank.md';
    const { plans, dialect } = await readPlans(await readDocument(first, files.get(first) ?? '', {}), siblings, own);
    expect(dialect).toBe('backlog-md');
    expect(plans).toHaveLength(1);
    const tasks = plans.flatMap((plan) => tasksOf(plan.root));
    expect(tasks).toHaveLength(count);
    expect(tasks.map((task) => task.id?.value).slice(0, 3)).toEqual(['task-1', 'task-2', 'task-3']);
    expect(tasks.filter((task) => task.dependencies.some((one) => one.target !== undefined))).toHaveLength(count - 1);
  });
  it('reads a slice alone where the roadmap is not at hand', async () => {
    const text = '# S02: Lights\n\n## Tasks\n\n- [x] **T01: Relay** `est:1h`\n  - Files: `src/relay.ts`\n- [ ] **T02: Plan**\n';
    const document = await readDocument('.gsd/milestones/M001/slices/S02/S02-PLAN.md', text, {});
    const { plans, dialect } = await readPlans(document, NO_SIBLINGS, own);
    expect(dialect).toBe('gsd2');
    expect(plans.flatMap((plan) => tasksOf(plan.root)).map((task) => [task.id?.value, task.done])).toEqual([
      ['T01', true],
      ['T02', false],
    ]);
    expect(plans.flatMap((plan) => blocksOf(plan.root))).toHaveLength(1);
  });
});
