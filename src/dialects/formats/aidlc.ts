// AWS AI-DLC's `unit-of-work-dependency.md`: `| Unit | Depends On | Depended On By | Change Scope |`, or a grid of units against units.
// What runs at once is told in words, if at all: only the dependencies order the units.
import type { DialectDeclaration } from '../schema.ts';

/** AWS AI-DLC. */
export const aidlc: DialectDeclaration = {
  path: '**/unit-of-work-dependency.md',
  task: ['| Unit |', '| Unit of Work |', '| UoW |', '| Units |', '| 유닛 |', '| ユニット |', '| 单元 |', '| Unidad |', '| Unidade |'],
  id: ['U1', 'U-1', 'UOW-1', '1'],
  fields: {
    depends: ['Depends On', 'Dependencies', 'Depends', 'Hard dependencies', '의존 대상', '의존', '依存先', '依赖', 'Depende de'],
    blocks: ['Depended On By', 'Blocks', 'Required By', '피의존', '被依存'],
  },
  order: 'unknown',
  groups: 'none',
  known: { fields: ['Depends On'], least: 2 },
};
