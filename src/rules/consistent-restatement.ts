// One fact that two places of a plan state differently.
import type { Fix } from '../engine/finding.ts';
import type { Location } from '../plan/location.ts';
import type { DependencyStatement, Insertion, Plan, PlanNode, WaveStatement } from '../plan/model.ts';
import type { HappensBefore } from '../plan/happens-before.ts';
import { waveStatements } from '../plan/statements.ts';
import { nameList, nameOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'consistent-restatement',
  meta: {
    description: 'Require facts that a plan states in several places to be the same in all of them',
    category: 'graph',
    severity: 'warning',
    recommended: true,
    since: '0.2.0',
    needs: ['ids'],
    fixable: 'safe',
    messages: {
      blocks: '{{blocker}} is waited for by {{tasks}} and does not list that among what it blocks, expected both sides to say the same',
      blockedBy:
        '{{blocker}} says that it blocks {{tasks}}, whose own list of blockers leaves {{blocker}} out, expected both sides to say the same',
      depends: '{{place}} says that {{task}} waits for {{blockers}}, which {{other}} does not say, expected both to say the same',
      wave: '{{task}} is in {{wave}} in {{place}} and in {{other}} in {{otherPlace}}, expected the same wave',
      conflict: '{{task}} conflicts with {{other}}, which does not name it in return, expected both to say the same',
      fact: '{{task}} is said to be {{value}} here and {{other}} elsewhere, expected both to say the same',
      path: 'the critical path goes from {{first}} to {{second}}, which does not wait for it, expected a chain of dependencies',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const name = (key: string | undefined): string => {
      const node = key === undefined ? undefined : order.node(key);
      return node ? nameOf(node) : '';
    };
    const isOver = (...keys: readonly (string | undefined)[]): boolean =>
      !settings.includeCompleted && keys.every((key) => isDone(key === undefined ? undefined : order.node(key)));
    for (const one of mirrorFaults(plan)) {
      if (isOver(one.blocker, ...one.tasks)) continue;
      const related = one.others.slice(0, 6).map(({ task, loc }) => ({ message: `what ${name(task)} waits for`, location: loc }));
      const fix = one.insertion && blocksFix(order, one.tasks, name(one.blocker), one.insertion);
      report({
        messageId: one.kind,
        data: { tasks: nameList(one.tasks.map(name)), blocker: name(one.blocker) },
        loc: one.loc,
        related,
        ...(fix && { fix }),
      });
    }
    for (const { node, blockers, from, other, loc } of accountFaults(plan)) {
      if (isOver(node)) continue;
      report({
        messageId: 'depends',
        data: { place: PLACES[from.origin], task: name(node), blockers: nameList(blockers.map(name)), other: PLACES[other.origin] },
        loc,
        related: [{ message: PLACES[other.origin], location: other.loc }],
      });
    }
    for (const [first, second] of waveFaults(plan)) {
      if (isOver(first.node)) continue;
      const data = {
        task: name(first.node),
        wave: second.label,
        place: PLACES[second.origin],
        other: first.label,
        otherPlace: PLACES[first.origin],
      };
      report({ messageId: 'wave', data, loc: second.loc, related: [{ message: PLACES[first.origin], location: first.loc }] });
    }
    for (const { node, refs } of plan.conflicts) {
      for (const { target, ref } of refs) {
        const mirror = target === undefined ? undefined : plan.conflicts.find((one) => one.node === target);
        if (!mirror || mirror.refs.some((one) => one.target === node) || isOver(node, target)) continue;
        const related = [{ message: `what ${name(target)} conflicts with`, location: mirror.loc }];
        report({ messageId: 'conflict', data: { task: name(node), other: name(target) }, loc: ref.loc, related });
      }
    }
    for (const [index, second] of plan.parallelStatements.entries()) {
      const first = plan.parallelStatements.slice(0, index).find((one) => one.node === second.node);
      if (!first || first.value.value === second.value.value || isOver(first.node)) continue;
      const say = (value: string): string => (value === 'true' ? 'parallel' : 'not parallel');
      report({
        messageId: 'fact',
        data: { task: name(second.node), value: say(second.value.value), other: say(first.value.value) },
        loc: second.value.loc,
        related: [{ message: 'the other statement', location: first.value.loc }],
      });
    }
    checkPaths(plan, order, (first, second, loc) => report({ messageId: 'path', data: { first: name(first), second: name(second) }, loc }));
  },
});

/** What each kind of place is called in a message. */
const PLACES: Readonly<Record<DependencyStatement['origin'], string>> = {
  task: 'the task itself',
  table: 'the dependency matrix',
  graph: 'the graph',
  summary: 'the summary',
  overview: 'the heading around it',
};

function isDone(node: PlanNode | undefined): boolean {
  return node?.type === 'task' && node.done;
}

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
    const dependencyStatements = plan.dependencyStatements.filter((statement) => statement.origin === origin);
    const waits = statementsBy(dependencyStatements, 'blockedBy');
    const blocks = statementsBy(dependencyStatements, 'blocks');
    const reaches = reachOver(edgesOf(dependencyStatements));
    return [...blocks].flatMap(([blocker, statement]): MirrorFault[] => {
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
      return [
        ...(unlisted.length > 0
          ? [
              {
                kind: 'blocks' as const,
                tasks: unlisted.map((one) => one.task),
                blocker,
                loc: statement.loc,
                others: unlisted,
                ...(statement.insertion && { insertion: statement.insertion }),
              },
            ]
          : []),
        ...(first
          ? [
              {
                kind: 'blockedBy' as const,
                tasks: unheard.map((one) => one.task),
                blocker,
                loc: first.loc,
                others: unheard.map(({ task, other }) => ({ task, loc: other })),
              },
            ]
          : []),
      ];
    });
  });
}

function statementsBy(
  dependencyStatements: readonly DependencyStatement[],
  direction: DependencyStatement['direction'],
): ReadonlyMap<string, DependencyStatement> {
  return new Map(
    dependencyStatements.filter((statement) => statement.direction === direction).map((statement) => [statement.node, statement]),
  );
}

/** Completes what a task says it blocks from what the others say they wait for. */
function blocksFix(order: HappensBefore, tasks: readonly string[], blocker: string, insertion: Insertion): Fix | undefined {
  const ids = tasks.flatMap((key) => order.node(key)?.id?.value ?? []);
  // An id that two tasks bear says nothing: naming it again would not mend anything.
  const isAmbiguous = (id: string): boolean => order.tasks.filter((task) => task.id?.value === id).length > 1;
  if (ids.length === 0 || ids.some(isAmbiguous)) return undefined;
  return {
    title: `List ${nameList(ids)} among what ${blocker} blocks`,
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
      const reaches = reachOver(edgesOf(others));
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
        return [
          {
            node: statement.node,
            blockers: missing.flatMap(({ target }) => target ?? []),
            from: statement,
            other: mirror,
            loc: first.ref.loc,
          },
        ];
      });
    }),
  );
}

/** The statement of a task's wave that counts against every other one that differs. */
function waveFaults(plan: Plan): readonly (readonly [WaveStatement, WaveStatement])[] {
  const counting = waveStatements(plan);
  return plan.waves.flatMap((wave) => {
    const first = counting.get(wave.node);
    return first && first.wave !== wave.wave && first.origin !== wave.origin ? [[first, wave] as const] : [];
  });
}

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** Earlier task → later tasks, from both directions of statements. */
function edgesOf(dependencyStatements: readonly DependencyStatement[]): Edges {
  const edges = new Map<string, Set<string>>();
  for (const { node, direction, refs } of dependencyStatements) {
    for (const { target } of refs) {
      if (target === undefined) continue;
      const [earlier, later] = direction === 'blocks' ? [node, target] : [target, node];
      edges.set(earlier, (edges.get(earlier) ?? new Set()).add(later));
    }
  }
  return edges;
}

/** Answers whether one task comes after another through any chain; what follows a task is worked out once. */
function reachOver(edges: Edges): (from: string, to: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  const after = (from: string): ReadonlySet<string> => {
    const before = known.get(from);
    if (before) return before;
    const seen = new Set<string>();
    const stack = [from];
    for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
      for (const next of edges.get(key) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        stack.push(next);
      }
    }
    known.set(from, seen);
    return seen;
  };
  return (from, to) => after(from).has(to);
}

/** Each step of a critical path has to come before the next one. */
function checkPaths(plan: Plan, order: HappensBefore, found: (first: string, second: string, loc: Location) => void): void {
  for (const { steps } of plan.criticalPaths) {
    for (const [index, step] of steps.entries()) {
      const next = steps[index + 1];
      const [first, second] = [order.node(step.target ?? ''), order.node(next?.target ?? '')];
      if (!next || !first || !second || first === second || order.precedes(first, second) || order.leavesOpen(first, second)) continue;
      found(first.key, second.key, next.ref.loc);
    }
  }
}
