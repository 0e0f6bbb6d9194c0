// The dialects of “task headings with fields” that come with the program; only names differ.
import type { FieldDialect } from './definition.ts';

/** The most specific first. */
export const FIELD_DIALECTS: readonly FieldDialect[] = [
  {
    name: 'smart-ralph',
    task: ['- [ ] {id} {title}'],
    fields: { writes: ['files', 'file'], depends: ['depends', 'depends on'] },
    order: 'runs',
    marks: { parallel: '[P]', checkpoint: '[VERIFY]' },
    signs: ['do', 'done when'],
  },
  {
    name: 'swarm-planner',
    task: ['### {id}: {title}', '#### Task {id}: {title}'],
    fields: {
      depends: ['depends on'],
      writes: ['location', 'files edited/created', 'files'],
      status: ['status'],
    },
    order: 'dependencies',
    proof: ['depends on'],
    signs: ['validation', 'location', 'files edited/created'],
  },
  {
    name: 'blueprint',
    task: ['#### Task {id}: {title}', '### {id}: {title}'],
    fields: { depends: ['depends', 'depends on'], writes: ['files'], wave: ['wave'], status: ['status'] },
    order: 'dependencies',
    signs: ['wave'],
  },
  {
    name: 'agent-ready',
    task: ['### {id}: {title}', '### Task {id}: {title}'],
    fields: { depends: ['depends on'], writes: ['touches'], status: ['status'] },
    order: 'dependencies',
    proof: ['touches', 'verification mode', 'done when', 'approach'],
    signs: ['depends on', 'touches', 'verification mode', 'mode'],
  },
  {
    name: 'superpowers',
    task: ['### Task {id}: {title}', '### Task: {title}'],
    fields: {
      writes: ['files'],
      depends: ['depends on', 'dependencies'],
      produces: ['produces'],
      consumes: ['consumes'],
      contracts: ['interfaces'],
    },
    order: 'sequence',
    signs: ['files', 'file', 'step 1', 'interfaces'],
    proof: ['step 1', 'interfaces'],
  },
  {
    name: 'openspec',
    task: ['- [ ] {id} {title}', '- [ ] Task {id}: {title}', '- [ ] {title}'],
    fields: {},
    order: 'sequence',
    signs: [],
    home: 'openspec/changes/',
    file: 'tasks.md',
  },
  {
    name: 'conductor',
    task: ['- [ ] Task: {title}', '- [ ] {title}'],
    fields: {},
    order: 'sequence',
    signs: [],
    home: 'conductor/',
    file: 'plan.md',
  },
];
