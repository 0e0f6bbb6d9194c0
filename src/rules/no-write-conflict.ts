// Two tasks that may run at the same time and write the same file.
import type { Confidence, Fix } from '../engine/finding.ts';
import type { HappensBefore } from '../plan/happens-before.ts';
import { type Hazard, isGuess, isVague, writeHazards } from '../plan/hazards.ts';
import { compareLocations } from '../plan/location.ts';
import type { ComponentStatement, PathStatement, Task } from '../plan/model.ts';
import { isPattern, pathsOverlap } from '../plan/paths.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
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
      conflict: '{{tasks}} {{all}} write {{file}}{{when}}',
      partial: '{{tasks}} {{all}} write a part of {{file}}{{when}}',
      component: '{{tasks}} {{all}} change {{file}}{{when}}',
    },
    help: {
      conflict: 'give {{file}} one owner, or let {{others}} wait for {{first}}',
      partial: 'say which part each of them changes, or let {{others}} wait for {{first}}',
      component: 'let {{others}} wait for {{first}}',
    },
  },
  options: (z) =>
    z.strictObject({ allow: z.array(z.string()).default([]).describe('Globs of files that may have several writers at once') }),
  check({ order, options, settings, report }) {
    const groups: Group[] = [];
    for (const hazard of writeHazards(order)) {
      const { of, first, second, file, firstPath, secondPath } = hazard;
      // What is done runs beside nothing any more.
      if ((first.done || second.done) && !settings.includeCompleted) continue;
      if (options.allow.some((glob) => (of === 'component' ? glob === file : pathsOverlap(glob, file)))) continue;
      // Whoever claims a folder meets everybody in it: that is one conflict, not one a file.
      const claim = [firstPath, secondPath].find((path) => of === 'file' && isPattern(path.value) && path.value !== file);
      const met = groups.filter(
        (one) =>
          one.of === of && one.claim === claim && (claim ?? one.file === file) && (one.writers.has(first) || one.writers.has(second)),
      );
      const group: Group = met[0] ?? { of, file, files: new Set<string>(), claim, writers: new Map(), pairs: [] };
      if (met.length === 0) groups.push(group);
      // Two that were apart meet through this pair.
      for (const other of met.slice(1)) {
        for (const one of other.files) group.files.add(one);
        for (const [task, path] of other.writers) group.writers.set(task, path);
        group.pairs.push(...other.pairs);
        groups.splice(groups.indexOf(other), 1);
      }
      group.files.add(file);
      group.pairs.push(hazard);
      if (!group.writers.has(first)) group.writers.set(first, firstPath);
      if (!group.writers.has(second)) group.writers.set(second, secondPath);
    }
    for (const { writers, pairs, ...group } of groups) {
      const file = group.claim && group.files.size > 1 ? `${group.files.size} files of ${group.claim.value}` : group.file;
      const [first, second, ...rest] = [...writers].sort(([, a], [, b]) => compareLocations(a.loc, b.loc));
      if (!first || !second) continue;
      const partial = [...writers.values()].some((path) => path.partial);
      const component = group.of === 'component';
      const tasks = [first, second, ...rest].map(([task]) => task);
      const fix = unmarkFix(tasks.slice(1));
      report({
        messageId: component ? 'component' : partial ? 'partial' : 'conflict',
        data: {
          tasks: namesOf(tasks),
          all: rest.length > 0 ? 'all' : 'both',
          file,
          when: meetings(tasks, pairs),
          first: nameOf(first[0]),
          others: rest.length > 0 ? 'the others' : nameOf(second[0]),
        },
        loc: second[1].loc,
        related: [first, ...rest].map(([task, path]) => ({
          message: `${nameOf(task)} ${component ? 'changes' : 'writes'} ${path.value}`,
          location: path.loc,
        })),
        ...sureOf(order, pairs, group.claim !== undefined && TOP_FOLDER.test(group.claim.value) && writers.size > MAX_BELOW),
        ...((partial || component) && { severity: 'warning' as const }),
        ...(fix && { fix }),
      });
    }
  },
});

/** The tasks that write one file, or change one component, and of which each may run beside another; those of later phases are a group of their own. */
interface Group {
  readonly of: Hazard['of'];
  readonly file: string;
  readonly files: Set<string>;
  /** The folder or glob of one of them, below which the others write. */
  readonly claim: PathStatement | ComponentStatement | undefined;
  readonly writers: Map<Task, PathStatement | ComponentStatement>;
  readonly pairs: Hazard[];
}

/** Tasks that may write below a top folder which another one names; where more do, it names the place of the work, or sets it up. */
const MAX_BELOW = 3;
const TOP_FOLDER = /^[^/]+\/(?:\*\*?)?$/;

/** How sure a conflict is: as sure as the surest of its pairs. */
function sureOf(order: HappensBefore, pairs: readonly Hazard[], isPlace: boolean): { readonly confidence?: Confidence } {
  if (isPlace || pairs.every(isVague)) return { confidence: 'low' };
  return pairs.every((pair) => isGuess(order, pair)) ? { confidence: 'medium' } : {};
}

/** Clauses that say who meets whom; further ones are left out. */
const MAX_CLAUSES = 3;

/** ` at the same time` where every writer meets every other, else which of them may run beside which. */
function meetings(tasks: readonly Task[], pairs: readonly Hazard[]): string {
  const meets = new Set(pairs.flatMap(({ first, second }) => [`${first.key} ${second.key}`, `${second.key} ${first.key}`]));
  const partners = tasks.map((task, index) => tasks.slice(0, index).filter((other) => meets.has(`${task.key} ${other.key}`)));
  if (partners.every((one, index) => one.length === index)) return ' at the same time';
  const clauses = new Map<string, { readonly who: Task[]; readonly beside: readonly Task[] }>();
  for (const [index, beside] of partners.entries()) {
    const task = tasks[index];
    if (!task || beside.length === 0) continue;
    const key = beside.map((one) => one.key).join(' ');
    const clause = clauses.get(key) ?? { who: [], beside };
    clause.who.push(task);
    clauses.set(key, clause);
  }
  const shown = [...clauses.values()].slice(0, MAX_CLAUSES).map(({ who, beside }) => `${namesOf(who)} may run beside ${namesOf(beside)}`);
  return `: ${shown.join(', ')}${clauses.size > MAX_CLAUSES ? ', …' : ''}`;
}

/** Takes the mark of parallel work from every writer but the first, in the plan's own notation. */
function unmarkFix(later: readonly Task[]): Fix | undefined {
  const marks = later.flatMap((task) => task.parallelMark ?? []);
  if (marks.length < later.length) return undefined;
  return {
    title: `Remove the parallel mark from ${namesOf(later)}`,
    safe: false,
    edits: marks.map((loc) => ({ loc, newText: '' })),
  };
}
