// Dependencies that two places of a plan state differently.
import type { Fix } from '../engine/finding.ts';
import type { Location } from '../plan/location.ts';
import type { DependencyStatement, Insertion, Plan, PlanNode } from '../plan/model.ts';
import type { HappensBefore } from '../plan/happens-before.ts';
import { PLACE_NAMES } from '../plan/places.ts';
import { reachOver } from '../plan/reach.ts';
import { nameList, nameOf, namesOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'consistent-dependencies',
  meta: {
    description: 'Require the places that state a dependency to say the same',
    category: 'graph',
    severity: 'warning',
    group: 'consistent-restatement',
    recommended: true,
    since: '0.2.0',
    needs: ['ids'],
    fixable: 'safe',
    messages: {
      blocks: '{{tasks}} {{is}} blocked by {{blocker}}, but the “Blocks” of {{blocker}} leaves {{pronoun}} out',
      blockedBy: '{{blocker}} says that it blocks {{tasks}}, but {{theirs}} “Blocked By” leaves {{blocker}} out',
      depends: '{{place}} says that {{task}} waits for {{blockers}}, but {{other}} does not',
    },
    help: {
      blocks: 'add {{tasks}} to what {{blocker}} blocks, or remove {{blocker}} from what {{pronoun}} {{wait}} for',
      blockedBy: 'add {{blocker}} to what {{tasks}} {{wait}} for, or remove {{pronoun}} from what {{blocker}} blocks',
      depends: 'make both places name the same tasks',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const nodesOf = (keys: readonly string[]): readonly PlanNode[] => keys.flatMap((key) => order.node(key) ?? []);
    const name = (key: string): string => nodesOf([key]).map(nameOf).join('');
    const isDone = (key: string): boolean => !settings.includeCompleted && nodesOf([key]).some((node) => node.type === 'task' && node.done);
    for (const one of mirrorFaults(plan)) {
      if (isDone(one.blocker) || one.tasks.every(isDone)) continue;
      const fix = one.insertion && blocksFix(order, one.tasks, name(one.blocker), one.insertion);
      const many = one.tasks.length > 1;
      const data = {
        tasks: namesOf(nodesOf(one.tasks)),
        blocker: name(one.blocker),
        is: many ? 'are' : 'is',
        pronoun: many ? 'them' : 'it',
        theirs: many ? 'their' : 'its',
        wait: many ? 'wait' : 'waits',
      };
      const related = one.others.slice(0, 6).map(({ task, loc }) => ({ message: `what ${name(task)} waits for`, location: loc }));
      if (one.kind === 'blocks') report({ messageId: 'blocks', data, loc: one.loc, related, ...(fix && { fix }) });
      else report({ messageId: 'blockedBy', data, loc: one.loc, related });
    }
    for (const { node, blockers, from, other, loc } of accountFaults(plan)) {
      const open = blockers.filter((key) => !isDone(key));
      if (isDone(node) || open.length === 0) continue;
      report({
        messageId: 'depends',
        data: {
          place: PLACE_NAMES[from.origin],
          task: name(node),
          blockers: namesOf(nodesOf(open)),
          other: PLACE_NAMES[other.origin],
        },
        loc,
        related: [{ message: PLACE_NAMES[other.origin], location: other.loc }],
      });
    }
  },
});

/** Tasks and a blocker of which one side leaves the other out. */
interface MirrorFault {
  readonly kind: 'blocks' | 'blockedBy';
  readonly tasks: readonly string[];
  readonly blocker: string;
  readonly loc: Location;
  readonly others: readonly { readonly task: string; readonly loc: Location }[];
  readonly insertion?: Insertion;
}

/** “Blocks” and “Blocked By” of the same kind of place that do not mirror each other. What follows through a third task need not be said. */
function mirrorFaults(plan: Plan): readonly MirrorFault[] {
  return (['task', 'table'] as const).flatMap((origin) => {
    const statements = plan.dependencyStatements.filter((statement) => statement.origin === origin);
    const waits = statementsBy(statements, 'blockedBy');
    const reaches = reachOver(statements);
    return [...statementsBy(statements, 'blocks')].flatMap(([blocker, statement]): MirrorFault[] => {
      const listed = new Set(statement.refs.map(({ target }) => target));
      const unlisted = [...waits].flatMap(([task, { refs }]) => {
        const ref = refs.find(({ target }) => target === blocker);
        const implied = statement.refs.some(({ target }) => target !== undefined && reaches(target, task));
        return ref && !listed.has(task) && !implied ? [{ task, loc: ref.ref.loc }] : [];
      });
      const unheard = statement.refs.flatMap(({ target: task, ref }) => {
        const mirror = task === undefined ? undefined : waits.get(task);
        if (task === undefined || !mirror || mirror.refs.some(({ target }) => target === blocker)) return [];
        const implied = mirror.refs.some(({ target }) => target !== undefined && reaches(blocker, target));
        return implied ? [] : [{ task, loc: ref.loc, other: mirror.loc }];
      });
      const [first] = unheard;
      const faults: MirrorFault[] = [];
      if (unlisted.length > 0) {
        const tasks = unlisted.map((one) => one.task);
        const { loc, insertion } = statement;
        faults.push({ kind: 'blocks', tasks, blocker, loc, others: unlisted, ...(insertion && { insertion }) });
      }
      if (first) {
        const tasks = unheard.map((one) => one.task);
        faults.push({
          kind: 'blockedBy',
          tasks,
          blocker,
          loc: first.loc,
          others: unheard.map(({ task, other }) => ({ task, loc: other })),
        });
      }
      return faults;
    });
  });
}

function statementsBy(
  statements: readonly DependencyStatement[],
  direction: DependencyStatement['direction'],
): ReadonlyMap<string, DependencyStatement> {
  return new Map(statements.filter((statement) => statement.direction === direction).map((statement) => [statement.node, statement]));
}

/** Completes what a task says it blocks from what the others say they wait for. */
function blocksFix(order: HappensBefore, tasks: readonly string[], blocker: string, insertion: Insertion): Fix | undefined {
  const ids = tasks.flatMap((key) => order.node(key)?.id?.value ?? []);
  // An id that two tasks bear says nothing: naming it again would not mend anything.
  const isAmbiguous = (id: string): boolean => order.tasks.filter((task) => task.id?.value === id).length > 1;
  if (ids.length === 0 || ids.some(isAmbiguous)) return undefined;
  return {
    title: `Add ${nameList(ids)} to what ${blocker} blocks`,
    safe: true,
    edits: [{ loc: insertion.at, newText: ids.map((id) => `${insertion.before}${id}${insertion.after}`).join('') }],
  };
}

/** What one kind of place says a task waits for, and another does not even through other tasks. */
function accountFaults(plan: Plan): readonly {
  readonly node: string;
  readonly blockers: readonly string[];
  readonly from: DependencyStatement;
  readonly other: DependencyStatement;
  readonly loc: Location;
}[] {
  const waits = plan.dependencyStatements.filter((statement) => statement.direction === 'blockedBy');
  const origins = [...new Set(waits.map((statement) => statement.origin))];
  return origins.flatMap((one) =>
    origins.flatMap((other) => {
      if (one === other) return [];
      const others = plan.dependencyStatements.filter((statement) => statement.origin === other);
      const reaches = reachOver(others);
      const named = new Set(others.flatMap((statement) => [statement.node, ...statement.refs.map(({ target }) => target)]));
      return waits.flatMap((statement) => {
        const mirror =
          statement.origin === one ? waits.find((candidate) => candidate.origin === other && candidate.node === statement.node) : undefined;
        if (!mirror) return [];
        // A graph that leaves a task out says nothing of what waits for it.
        const missing = statement.refs.filter(
          ({ target }) => target !== undefined && (other !== 'graph' || named.has(target)) && !reaches(target, statement.node),
        );
        const [first] = missing;
        if (!first) return [];
        const blockers = missing.flatMap(({ target }) => target ?? []);
        return [{ node: statement.node, blockers, from: statement, other: mirror, loc: first.ref.loc }];
      });
    }),
  );
}
