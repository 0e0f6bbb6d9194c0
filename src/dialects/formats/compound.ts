// Compound engineering's `docs/plans/*-plan.md`: `### U2. title` below `## Implementation Units`, with `**Dependencies:**` and `**Files:**`.
import type { DialectDeclaration } from '../schema.ts';

/** Compound engineering. */
export const compound: DialectDeclaration = {
  task: ['### {id}. {title}', '### Unit {id}: {title}', '- [ ] Unit {id}: {title}', '- [ ] {id}. {title}'],
  id: ['U1', '1'],
  fields: {
    depends: ['Dependencies', 'Depends on'],
    writes: ['Files'],
    reads: ['Patterns to follow', 'Patterns'],
    status: ['Status'],
  },
  order: 'unknown',
  groups: 'none',
  below: 'following',
  known: { fields: ['Files', 'Dependencies'], proof: ['Test scenarios', 'Execution note', 'Patterns to follow'], least: 2 },
};
