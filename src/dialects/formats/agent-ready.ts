// agent-ready's `docs/specs/*/plan.md`: `### T1 — title` with `**Depends on:**` and `**Touches:**`.
import type { DialectDeclaration } from '../schema.ts';

/** agent-ready. */
export const agentReady: DialectDeclaration = {
  task: ['### {id}: {title}', '### Task {id}: {title}'],
  fields: { depends: ['Depends on'], writes: ['Touches'], status: ['Status'] },
  order: 'dependencies',
  waves: ['heading', 'table'],
  known: {
    fields: ['Depends on', 'Touches', 'Verification mode', 'Mode'],
    proof: ['Touches', 'Verification mode', 'Done when', 'Approach'],
  },
};
