// Spec Kitty's `kitty-specs/*/tasks.md` and `tasks/WP01-*.md`: work packages with subtasks, whose own files state dependencies and owned files.
// Work packages run at once where nothing orders them.
import type { DialectDeclaration } from '../schema.ts';

/** Spec Kitty. */
export const specKitty: DialectDeclaration = {
  path: 'kitty-specs/*/tasks.md',
  task: ['## Work Package {id}: {title}', '### {id}: {title}', 'WP*.md'],
  id: 'WP01',
  fields: {
    depends: ['Dependencies', 'Depends on'],
    writes: ['owned_files', 'create_intent'],
    status: ['lane'],
  },
  files: { head: 'tasks.md', about: 'tasks/{id}*.md' },
  order: 'dependencies',
  known: { fields: ['work_package_id'], least: 2 },
};
