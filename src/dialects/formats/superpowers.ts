// superpowers' `docs/superpowers/plans/*.md`: `### Task 3: name` with `**Files:**`, `**Interfaces:**` and steps. Sequential by design.
import type { DialectDeclaration } from '../schema.ts';

/** superpowers. */
export const superpowers: DialectDeclaration = {
  path: 'docs/superpowers/plans/*.md',
  task: ['### Task {id}: {title}', '### Task: {title}'],
  fields: {
    writes: ['Files'],
    depends: ['Depends on', 'Dependencies'],
    produces: ['Produces'],
    consumes: ['Consumes'],
    contracts: ['Interfaces'],
  },
  order: 'sequence',
  waves: ['heading'],
  known: {
    fields: ['Files', 'File', 'Step 1', 'Interfaces'],
    proof: ['Step 1', 'Interfaces'],
    words: ['superpowers:executing-plans', 'superpowers:subagent-driven-development'],
  },
};
