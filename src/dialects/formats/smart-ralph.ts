// smart-ralph's `specs/*/tasks.md`: `- [ ] 1.3 [P] title` with `**Do**`, `**Files**`, `**Done when**` below; `[VERIFY]` is a checkpoint.
import type { DialectDeclaration } from '../schema.ts';

/** smart-ralph. */
export const smartRalph: DialectDeclaration = {
  task: '- [ ] {id} {title}',
  fields: { writes: ['Files', 'File'], depends: ['Depends', 'Depends on'] },
  order: 'runs',
  groups: 'sections',
  marks: { parallel: '[P]', checkpoint: '[VERIFY]' },
  known: { fields: ['Do', 'Done when'] },
};
