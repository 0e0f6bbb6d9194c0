// A task that the plan starts before, or together with, what it waits for.
import type { Fix, RelatedLocation } from '../engine/finding.ts';
import type { Block, Plan, PlanNode, Task, WaveStatement } from '../plan/model.ts';
import { enclosing } from '../plan/size.ts';
import { byPrecedence, type Edge, edgesOf, waveStatements } from '../plan/statements.ts';
import { blocksOf, nameList, nameOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-order-contradiction',
  meta: {
    description: 'Disallow tasks that start before, or together with, what they wait for',
    category: 'graph',
    severity: 'error',
    recommended: true,
    since: '0.2.0',
    needs: ['dependencies'],
    fixable: 'safe',
    messages: {
      same: '{{later}} waits for {{earlier}}, in the same wave as itself ({{wave}}), expected it in a later one',
      wave: '{{later}} is in {{wave}} and waits for {{earlier}} in {{other}}, expected it in a later wave',
      together: '{{later}} is to start together with {{earlier}} and waits for it, expected it behind the parallel group',
      before: '{{later}} stands before {{earlier}} and waits for it, expected it behind it',
      window: '{{later}} starts at {{start}} min and waits for {{earlier}}, which ends at {{end}} min, expected it to start later',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const reported = new Set<Task>();
    const edges = edgesOf(order).filter(
      ({ earlier, later }) => earlier !== later && (settings.includeCompleted || !earlier.done || !later.done),
    );
    const groups = byLater(edges);
    for (const [later, own] of groups) {
      const clash = waveClash(
        plan,
        later,
        own.filter((edge) => !followsIn(plan.root, edge)),
      );
      if (clash) {
        reported.add(later);
        const { statement, other, clashing } = clash;
        const names = nameList(clashing.map(({ earlier }) => nameOf(earlier)));
        const related: RelatedLocation[] = [
          { message: `${nameOf(later)} is put into ${statement.label} here`, location: statement.loc },
          { message: `${nameOf(clash.earlier)} is put into ${other.label} here`, location: other.loc },
        ];
        const loc = clashing[0]?.dependency.ref.loc ?? statement.loc;
        const fix = waveFix(plan, statement, own, groups);
        const mend = fix ? { fix } : {};
        if (other.wave === statement.wave)
          report({ messageId: 'same', data: { later: nameOf(later), earlier: names, wave: statement.label }, loc, related, ...mend });
        else
          report({
            messageId: 'wave',
            data: { later: nameOf(later), earlier: names, wave: statement.label, other: other.label },
            loc,
            related,
            ...mend,
          });
        continue;
      }
      for (const { earlier, dependency } of own) {
        const place = meeting(plan.root, earlier, later);
        if (!place || reported.has(later)) continue;
        const kind = place.block.together
          ? 'together'
          : place.block.arrangement === 'sequence' && place.later < place.earlier
            ? 'before'
            : undefined;
        if (!kind) continue;
        reported.add(later);
        const related = [
          place.block.together
            ? { message: 'the group that starts together', location: place.block.together }
            : { message: `${nameOf(earlier)} stands here`, location: earlier.loc },
        ];
        report({ messageId: kind, data: { later: nameOf(later), earlier: nameOf(earlier) }, loc: dependency.ref.loc, related });
      }
    }
    for (const block of blocksOf(plan.root)) {
      for (const { target, ref } of block.dependencies) {
        const other = target === undefined ? undefined : order.node(target);
        if (other?.type !== 'block' || !other.window || !block.window || block.window.value.min >= other.window.value.max) continue;
        report({
          messageId: 'window',
          data: { later: nameOf(block), earlier: nameOf(other), start: block.window.value.min, end: other.window.value.max },
          loc: ref.loc,
          related: [{ message: `${nameOf(other)} runs then`, location: other.window.loc }],
        });
      }
    }
  },
});

function byLater(edges: readonly Edge[]): ReadonlyMap<Task, readonly Edge[]> {
  const groups = new Map<Task, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(edge.later) ?? [];
    group.push(edge);
    groups.set(edge.later, group);
  }
  return groups;
}

/** Whether the plan itself runs the two in sequence within their wave: its heading says so. */
function followsIn(root: Block, { earlier, later }: Edge): boolean {
  const place = meeting(root, earlier, later);
  return place !== undefined && place.block !== root && place.block.arrangement === 'sequence' && place.earlier < place.later;
}

interface Clash {
  readonly statement: WaveStatement;
  readonly other: WaveStatement;
  readonly earlier: Task;
  readonly clashing: readonly Edge[];
}

/** The first place that puts a task into a wave no later than what it waits for; only statements of one place are compared. */
function waveClash(plan: Plan, later: Task, edges: readonly Edge[]): Clash | undefined {
  const waves = byPrecedence(plan.waves);
  for (const statement of waves.filter((wave) => wave.node === later.key)) {
    const others = edges.flatMap((edge) => {
      const other = waves.find((wave) => wave.node === edge.earlier.key && wave.origin === statement.origin);
      return other && other.wave >= statement.wave && !followsIn(plan.root, edge) ? [{ edge, other }] : [];
    });
    const [first] = others;
    if (first)
      return {
        statement,
        other: first.other,
        earlier: first.edge.earlier,
        clashing: others.filter(({ other }) => other.wave === first.other.wave).map(({ edge }) => edge),
      };
  }
  return undefined;
}

/** The wave behind the last blocker, where the number stands once and alone. */
function waveFix(plan: Plan, statement: WaveStatement, edges: readonly Edge[], all: ReadonlyMap<Task, readonly Edge[]>): Fix | undefined {
  if (!statement.editable || plan.waves.filter((wave) => wave.node === statement.node).length > 1) return undefined;
  const stated = waveStatements(plan);
  const waves = edges.map((edge) => stated.get(edge.earlier.key)?.wave);
  if (waves.some((wave) => wave === undefined)) return undefined;
  const raised = Math.max(...(waves as number[])) + 1;
  // Waves that wait for each other would be raised without end.
  return edges.some(({ earlier, later }) => waitsFor(earlier, later, all))
    ? undefined
    : { title: `Raise the wave to ${raised}`, safe: true, edits: [{ loc: statement.loc, newText: String(raised) }] };
}

/** Whether a task waits for another through any chain of stated dependencies. */
function waitsFor(task: Task, other: Task, groups: ReadonlyMap<Task, readonly Edge[]>): boolean {
  const seen = new Set<Task>([task]);
  for (const one of seen) {
    for (const { earlier } of groups.get(one) ?? []) {
      if (earlier === other) return true;
      seen.add(earlier);
    }
  }
  return false;
}

/** The innermost block around two tasks, and where in it each of them lies. */
function meeting(
  root: Block,
  earlier: Task,
  later: Task,
): { readonly block: Block; readonly earlier: number; readonly later: number } | undefined {
  const around = enclosing(root, later);
  const block = enclosing(root, earlier).find((one) => around.includes(one));
  if (!block) return undefined;
  const indexOf = (task: Task): number => {
    const path: readonly PlanNode[] = [task, ...enclosing(root, task)];
    return block.children.findIndex((child) => path.includes(child));
  };
  return { block, earlier: indexOf(earlier), later: indexOf(later) };
}
