// Kiro's `.kiro/specs/*/tasks.md` and its relative cc-sdd: numbered tasks in levels, `(P)` marks, `_Depends: …_`, `_Boundary: …_`, a graph of waves.
// Without marks the list is worked off in order. With `_Depends_` the dependencies are the order, and a task without `(P)` runs alone.
import type { DialectDeclaration } from '../schema.ts';

/** Kiro and cc-sdd. */
export const kiro: DialectDeclaration = {
  path: '.kiro/specs/**/tasks.md',
  task: '- [ ] {id} {title}',
  id: '1.1',
  fields: { depends: ['Depends'], components: ['Boundary'] },
  order: 'runs',
  groups: 'numbers',
  alone: 'unmarked',
  waves: ['graph'],
  marks: { parallel: '(P)' },
  // `[-]` is in progress.
  over: 'xX✓✔☑✅',
  known: {
    fields: ['Requirements', 'Depends', 'Boundary', 'Contracts'],
    proof: ['Requirements', 'Depends', 'Boundary', 'Contracts'],
    least: 3,
  },
};
