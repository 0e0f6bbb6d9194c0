// OpenSpec's `openspec/changes/*/tasks.md`: `## 1. Setup` with `- [ ] 1.1 text`. Rarely parallel; the list is the order.
import type { DialectDeclaration } from '../schema.ts';

/** OpenSpec. */
export const openspec: DialectDeclaration = {
  path: 'openspec/changes/**/tasks.md',
  task: ['### Task {id}: {title}', '- [ ] {id} {title}', '- [ ] Task {id}: {title}', '- [ ] {title}'],
  order: 'sequence',
};
