// hve-core's `.copilot-tracking/plans/*.md`: `### [ ] Implementation Phase 1: …` with `<!-- parallelizable: true -->` and `* [ ] Step 1.1: …`.
import type { DialectDeclaration } from '../schema.ts';

/** hve-core. */
export const hveCore: DialectDeclaration = {
  path: '.copilot-tracking/plans/**/*.md',
  task: ['- [ ] Step {id}: {title}', '- [ ] Task {id}: {title}'],
  id: '1.1',
  fields: { reads: ['Details'], writes: ['Files'] },
  order: 'sequence',
  groups: 'sections',
  marks: { section: 'parallelizable: true' },
};
