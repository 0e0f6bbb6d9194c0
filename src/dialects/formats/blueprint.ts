// Blueprint's plans: `#### [lane] Task 1.1: title` with `**Wave:** **Depends:** **Files:**`, a table of waves and figures about the graph.
import type { DialectDeclaration } from '../schema.ts';

/** Blueprint. */
export const blueprint: DialectDeclaration = {
  task: ['#### Task {id}: {title}', '### {id}: {title}'],
  fields: { depends: ['Depends', 'Depends on'], writes: ['Files'], wave: ['Wave'], status: ['Status'] },
  order: 'dependencies',
  waves: ['heading', 'table'],
  known: { fields: ['Wave'] },
};
