// GSD-2's `.gsd/milestones/M001/M001-ROADMAP.md` with `slices/S02/S02-PLAN.md`: slices with dependencies, each a list of tasks; the folder is the plan.
import type { DialectDeclaration } from '../schema.ts';

/** GSD-2. */
export const gsd2: DialectDeclaration = {
  path: '.gsd/milestones/*/M*-ROADMAP.md',
  task: ['- [ ] {id}: {title}', '| ID |', '| Slice |'],
  id: 'S01',
  fields: { depends: ['depends', 'Depends', 'Depends on'], duration: ['est', 'Estimate'], writes: ['Files'], status: ['Status', 'Done'] },
  files: { head: 'M*-ROADMAP.md', below: { path: 'slices/{id}/{id}-PLAN.md', task: '- [ ] {id}: {title}', id: 'T01' } },
  order: 'unknown',
  groups: 'none',
};
