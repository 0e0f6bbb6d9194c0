// Backlog.md's `backlog/tasks/task-12 - name.md`: a file a task, whose frontmatter states it; the folder is the plan.
// What runs at once is not told: only dependencies order the tasks.
import type { DialectDeclaration } from '../schema.ts';

/** Backlog.md. */
export const backlogMd: DialectDeclaration = {
  task: '*.md',
  id: ['task-1.1', 'TASK-1.1', 'back-1.1'],
  fields: {
    depends: ['dependencies'],
    writes: ['modifiedFiles', 'modified_files'],
    reads: ['references', 'documentation'],
    status: ['status'],
    agent: ['assignee'],
  },
  files: { also: ['../completed', '../archive/tasks', '../archive/completed', '../drafts'] },
  order: 'unknown',
  groups: 'numbers',
  known: { fields: ['id', 'title', 'status', 'assignee'] },
};
