// The plans of Sisyphus and Prometheus (`.sisyphus/plans`, `.omo/plans`): a wave tree, a dependency matrix, a dispatch summary and detailed tasks.
// The same fact stands in up to four of them; every statement is kept.
import type { DialectDeclaration } from '../schema.ts';

/** Sisyphus, Prometheus and oh-my-opencode. */
export const sisyphus: DialectDeclaration = {
  path: ['.sisyphus/plans/**/*.md', '.omo/plans/**/*.md'],
  task: ['- [ ] {id}. {title}', '- [ ] Task {id}: {title}', '### Task {id}: {title}'],
  id: ['1', 'T1', 'F1'],
  fields: {
    depends: ['Blocked By', 'Depends On', 'Depends', 'Dependencies'],
    blocks: ['Blocks'],
    writes: ['File', 'Files', 'Files to modify', 'Files to create', 'Archivos', 'Archivo'],
    reads: [
      'References',
      'Pattern references',
      'API/Type references',
      'Test references',
      'Documentation references',
      'External references',
    ],
    wave: ['Parallel Group', 'Wave'],
    parallel: ['Can Run In Parallel', 'Can Parallel', 'Can Run Parallel'],
  },
  order: 'sequence',
  groups: 'none',
  waves: ['heading', 'tree', 'matrix', 'summary'],
  below: 'following',
  text: 'always',
  known: {
    fields: ['Parallelization', 'Can Run In Parallel', 'Parallel Group'],
    proof: ['Parallelization', 'Can Run In Parallel', 'Parallel Group'],
    least: 2,
  },
};
