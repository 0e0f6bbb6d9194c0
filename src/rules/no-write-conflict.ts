// Two tasks that may run at the same time and write the same file.
import { compareLocations } from '../plan/location.ts';
import type { PathStatement, Task } from '../plan/model.ts';
import { pathsOverlap, sharedPath } from '../plan/paths.ts';
import { nameOf } from '../plan/walk.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'no-write-conflict',
  meta: {
    description: 'Disallow tasks that may run at the same time from writing the same file',
    category: 'conflict',
    severity: 'error',
    recommended: true,
    since: '0.1.0',
    needs: ['writes'],
    messages: {
      conflict: '{{tasks}} write {{file}} at the same time, expected one owner per file',
      partial: '{{tasks}} each write a part of {{file}} at the same time, expected one owner per file',
    },
  },
  options: (z) =>
    z.strictObject({ allow: z.array(z.string()).default([]).describe('Globs of files that may have several writers at once') }),
  check({ order, options, settings, report }) {
    const groups: Group[] = [];
    for (const [first, second] of order.concurrentPairs()) {
      if (first.done && second.done && !settings.includeCompleted) continue;
      for (const { a, b } of shared(first, second)) {
        const file = sharedPath(a.value, b.value);
        if (options.allow.some((glob) => pathsOverlap(glob, file))) continue;
        const group = groups.find((one) => one.file === file && (one.writers.has(first) || one.writers.has(second))) ?? {
          file,
          writers: new Map<Task, PathStatement>(),
        };
        if (group.writers.size === 0) groups.push(group);
        if (!group.writers.has(first)) group.writers.set(first, a);
        if (!group.writers.has(second)) group.writers.set(second, b);
      }
    }
    for (const { file, writers } of groups) {
      const [first, second, ...rest] = [...writers].sort(([, a], [, b]) => compareLocations(a.loc, b.loc));
      if (!first || !second) continue;
      const partial = [...writers.values()].some((path) => path.partial);
      report({
        messageId: partial ? 'partial' : 'conflict',
        data: { tasks: listOf([first, second, ...rest].map(([task]) => nameOf(task))), file },
        loc: second[1].loc,
        related: [first, ...rest].map(([task, path]) => ({ message: `${nameOf(task)} writes it here`, location: path.loc })),
        ...(partial && { severity: 'warning' as const }),
      });
    }
  },
});

/** The tasks that write one file and of which each may run beside another. */
interface Group {
  readonly file: string;
  readonly writers: Map<Task, PathStatement>;
}

/** The overlapping writes of two tasks, each file once: of several statements of one file the first counts. */
function shared(first: Task, second: Task): readonly { a: PathStatement; b: PathStatement }[] {
  const pairs: { a: PathStatement; b: PathStatement }[] = [];
  for (const b of writesOf(second)) {
    const a = writesOf(first).find((path) => pathsOverlap(path.value, b.value));
    if (a && !pairs.some((pair) => pathsOverlap(pair.b.value, b.value))) pairs.push({ a, b });
  }
  return pairs;
}

/** What a task writes. A declared set is taken at its word; what the body says beside it belongs to another rule. */
function writesOf(task: Task): readonly PathStatement[] {
  const writes = task.paths.filter((path) => path.access === 'write');
  const declared = writes.filter((path) => path.source === 'declared');
  return declared.length > 0 ? declared : writes;
}

function listOf(names: readonly string[]): string {
  if (names.length <= 4) return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : (names[0] ?? '');
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} others`;
}
