// spec-kit's `specs/*/tasks.md`: `- [ ] T012 [P] [US1] text with path (depends on T009-T011)` below phases.
// A run of consecutive [P] tasks is one concurrent group; a task without [P], a heading and a phase are barriers.
import type { DialectDeclaration } from '../schema.ts';

/** spec-kit. */
export const speckit: DialectDeclaration = {
  path: ['specs/*/tasks.md', '.specify/specs/*/tasks.md'],
  task: ['- [ ] {id} {title}', '### {id}: {title}'],
  // A list whose ids have lost their zeros is one at its usual path; elsewhere three digits tell it from other formats.
  id: ['T001', 'T-001', 'T1'],
  order: 'runs',
  groups: 'phases',
  marks: { parallel: '[P]' },
  over: 'xX✓✔☑✅',
  known: { ids: true, least: 3 },
};
