// Files that a task's body writes and its declared write set leaves out.
import type { Fix } from '../engine/finding.ts';
import type { PathStatement, Task } from '../plan/model.ts';
import { pathsOverlap } from '../plan/paths.ts';
import { nameList, nameOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'consistent-write-set',
  meta: {
    description: 'Require a declared write set to hold every file that the task’s body writes',
    category: 'conflict',
    severity: 'warning',
    recommended: true,
    since: '0.2.0',
    needs: ['writes'],
    fixable: 'safe',
    messages: { undeclared: '{{task}} writes {{files}}, but its declared files leave {{pronoun}} out' },
    help: { undeclared: 'declare {{files}}, or say that {{task}} only reads {{pronoun}}' },
  },
  options: noOptions,
  check({ order, settings, report }) {
    for (const task of order.tasks) {
      if (!task.writeSet || (task.done && !settings.includeCompleted)) continue;
      const declared = task.paths.filter((path) => path.source === 'declared');
      const written = task.paths.filter((path) => path.source === 'body' && path.access === 'write');
      const missing = unique(written.filter((path) => !declared.some((other) => pathsOverlap(other.value, path.value))));
      const [first] = missing;
      if (!first) continue;
      report({
        messageId: 'undeclared',
        data: { task: nameOf(task), files: nameList(missing.map((path) => path.value)), pronoun: missing.length > 1 ? 'them' : 'it' },
        loc: first.loc,
        related: [{ message: 'the declared files', location: task.writeSet.at }],
        ...(missing.every((path) => PLAIN.test(path.value)) && { fix: declareFix(task, missing) }),
      });
    }
  },
});

/** Paths that need no quotes, whatever list they go into. */
const PLAIN = /^[\w.~][\w./~+-]*$/;

function unique(paths: readonly PathStatement[]): readonly PathStatement[] {
  return [...new Map(paths.map((path) => [path.value, path])).values()];
}

/** Adds the files behind the last declared one, in the notation of the list. */
function declareFix(task: Task, missing: readonly PathStatement[]): Fix {
  const { at, before, after, between = '' } = task.writeSet as NonNullable<Task['writeSet']>;
  return {
    title: `Declare ${nameList(missing.map((path) => path.value))}`,
    safe: true,
    edits: [{ loc: at, newText: missing.map((path) => `${before}${path.value}${after}`).join(between) }],
  };
}
