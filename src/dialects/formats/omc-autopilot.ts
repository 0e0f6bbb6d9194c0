// oh-my-claudecode's `.omc/plans/autopilot-impl.md`: `### WS-A — Backend` with `**Scope:**`, `**Inputs:**`, `**Outputs:**`, `**Concurrency rules:**`.
import type { DialectDeclaration } from '../schema.ts';

/** oh-my-claudecode autopilot. */
export const omcAutopilot: DialectDeclaration = {
  task: '### {id} — {title}',
  id: ['WS-A', 'WS-1'],
  fields: { writes: ['Scope', 'Files'], depends: ['Depends on', 'Dependencies'], consumes: ['Inputs'], produces: ['Outputs'] },
  order: 'unknown',
  groups: 'sections',
  known: { fields: ['Scope', 'Outputs', 'Concurrency rules'], proof: ['Concurrency rules', 'Outputs'], least: 2 },
};
