// AWS AI-DLC's `unit-of-work-dependency.md`: `| Unit | Depends On | Depended On By | Change Scope |`, phases and a critical path.
import type { DialectDeclaration } from '../schema.ts';

/** AWS AI-DLC. */
export const aidlc: DialectDeclaration = {
  path: '**/unit-of-work-dependency.md',
  task: ['| Unit |', '| Unit of Work |', '| UoW |', '| ID |'],
  id: ['U1', 'U-1', 'UOW-1', 'UoW-1', 'Unit-1', 'Unit 1'],
  fields: { depends: ['Depends On', 'Dependencies', 'Dependency', 'Depends'], blocks: ['Depended On By', 'Blocks', 'Required By'] },
  order: 'unknown',
  groups: 'none',
  waves: ['tree'],
  known: { fields: ['Depends On'], least: 2 },
};
