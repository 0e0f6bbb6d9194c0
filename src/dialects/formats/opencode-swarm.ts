// opencode-swarm's `.swarm/plan.md`: `## Phase 1: … [PENDING]` with `- [ ] 1.1: text [SMALL] (depends: 1.0)`.
import type { DialectDeclaration } from '../schema.ts';

/** opencode-swarm. */
export const opencodeSwarm: DialectDeclaration = {
  path: '.swarm/plan.md',
  task: '- [ ] {id}: {title}',
  id: '1.1',
  fields: { depends: ['depends'], writes: ['files', 'file'] },
  order: 'unknown',
  groups: 'phases',
  known: { words: ['PLAN_HASH:'] },
};
