// Conductor's `conductor/tracks/*/plan.md`: `## Phase 1` with `- [ ] Task: text`. Rarely parallel; the list is the order.
import type { DialectDeclaration } from '../schema.ts';

/** Conductor. */
export const conductor: DialectDeclaration = {
  path: 'conductor/**/plan.md',
  task: ['- [ ] Task: {title}', '- [ ] {title}'],
  order: 'sequence',
};
