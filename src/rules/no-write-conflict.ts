// Two tasks that may run at the same time and write the same file.
import type { Fix } from '../engine/finding.ts';
import { type Hazard, writeHazards } from '../plan/hazards.ts';
import { compareLocations } from '../plan/location.ts';
import type { ComponentStatement, PathStatement, Task } from '../plan/model.ts';
import { isPattern, pathsOverlap } from '../plan/paths.ts';
import { nameList, nameOf } from '../plan/walk.ts';
import { defineRule } from '../engine/rule.ts';

export default defineRule({
  id: 'no-write-conflict',
  meta: {
    description: 'Disallow tasks that may run at the same time from writing the same file',
    category: 'conflict',
    severity: 'error',
    recommended: true,
    since: '0.1.0',
    needs: ['writes'],
    fixable: 'unsafe',
    messages: {
      conflict: '{{tasks}} write {{file}} at the same time, expected one owner per file',
      partial: '{{tasks}} each write a part of {{file}} at the same time, expected one owner per file',
      component: '{{tasks}} change {{file}} at the same time, expected parallel tasks in parts of the system of their own',
    },
    help: {
      conflict: 'give {{file}} one owner, or let one of them wait for the other',
      partial: 'say which part each of them changes, or give {{file}} one owner',
      component: 'let one of them wait for the other',
    },
  },
  options: (z) =>
    z.strictObject({ allow: z.array(z.string()).default([]).describe('Globs of files that may have several writers at once') }),
  check({ order, options, settings, report }) {
    const groups: Group[] = [];
    for (const { of, first, second, file, firstPath, secondPath } of writeHazards(order)) {
      if (first.done && second.done && !settings.includeCompleted) continue;
      if (options.allow.some((glob) => (of === 'component' ? glob === file : pathsOverlap(glob, file)))) continue;
      // Whoever claims a folder meets everybody in it: that is one conflict, not one a file.
      const claim = [firstPath, secondPath].find((path) => of === 'file' && isPattern(path.value) && path.value !== file);
      const group = groups.find(
        (one) =>
          one.of === of && one.claim === claim && (claim ?? one.file === file) && (one.writers.has(first) || one.writers.has(second)),
      ) ?? {
        of,
        file,
        files: new Set<string>(),
        claim,
        writers: new Map<Task, PathStatement | ComponentStatement>(),
      };
      if (group.writers.size === 0) groups.push(group);
      group.files.add(file);
      if (!group.writers.has(first)) group.writers.set(first, firstPath);
      if (!group.writers.has(second)) group.writers.set(second, secondPath);
    }
    for (const { writers, ...group } of groups) {
      const file = group.claim && group.files.size > 1 ? `${group.files.size} files of ${group.claim.value}` : group.file;
      const [first, second, ...rest] = [...writers].sort(([, a], [, b]) => compareLocations(a.loc, b.loc));
      if (!first || !second) continue;
      const paths = [...writers.values()];
      const partial = paths.some((path) => path.partial);
      const component = group.of === 'component';
      const fix = unmarkFix([second[0], ...rest.map(([task]) => task)]);
      report({
        messageId: component ? 'component' : partial ? 'partial' : 'conflict',
        data: { tasks: nameList([first, second, ...rest].map(([task]) => nameOf(task))), file },
        loc: second[1].loc,
        related: [first, ...rest].map(([task, path]) => ({ message: `${nameOf(task)} writes it here`, location: path.loc })),
        ...((partial || component) && { severity: 'warning' as const }),
        ...(fix && { fix }),
      });
    }
  },
});

/** The tasks that write one file, or change one component, and of which each may run beside another. */
interface Group {
  readonly of: Hazard['of'];
  readonly file: string;
  readonly files: Set<string>;
  /** The folder or glob of one of them, below which the others write. */
  readonly claim: PathStatement | ComponentStatement | undefined;
  readonly writers: Map<Task, PathStatement | ComponentStatement>;
}

/** Takes the mark of parallel work from every writer but the first, in the plan's own notation. */
function unmarkFix(later: readonly Task[]): Fix | undefined {
  const marks = later.flatMap((task) => task.parallelMark ?? []);
  if (marks.length < later.length) return undefined;
  return {
    title: `Take the parallel mark from ${nameList(later.map(nameOf))}`,
    safe: false,
    edits: marks.map((loc) => ({ loc, newText: '' })),
  };
}
