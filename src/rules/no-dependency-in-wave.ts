// Tasks that start in the same wave as, or an earlier wave than, what they wait for.
import type { Fix, RelatedLocation } from '../engine/finding.ts';
import { meetingOf, openEdgesOf } from '../plan/edges.ts';
import type { Block, Plan, Task, WaveStatement } from '../plan/model.ts';
import { type Edge, waveStatements } from '../plan/statements.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
import { waveClashOf } from '../plan/wave-clash.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-dependency-in-wave',
  meta: {
    description: 'Disallow tasks that start in the same wave as, or in an earlier wave than, what they wait for',
    category: 'graph',
    severity: 'error',
    group: 'no-order-contradiction',
    recommended: true,
    since: '0.2.0',
    needs: ['dependencies'],
    fixable: 'safe',
    messages: {
      same: '{{later}} waits for {{earlier}}, but {{all}} are in {{wave}}',
      wave: '{{later}} is in {{wave}}, but waits for {{earlier}} in {{other}}',
      together: '{{later}} starts together with {{earlier}}, but waits for {{pronoun}}',
      loosely: '{{tasks}} are to run in parallel, but {{waits}}',
    },
    help: {
      same: 'move {{later}} to a wave after {{wave}}',
      wave: 'move {{later}} to a wave after {{other}}',
      together: 'start {{later}} after {{earlier}}',
      loosely: 'say which of them start first',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const groups = openEdgesOf(order, settings.includeCompleted);
    const loose = new Map<Block, { readonly later: Task; readonly edges: readonly Edge[] }[]>();
    for (const [later, edges] of groups) {
      const clash = waveClashOf(plan, later, edges);
      if (clash) {
        const { statement, other } = clash;
        const related: RelatedLocation[] = [
          { message: `${nameOf(later)} is in ${statement.label} here`, location: statement.loc },
          { message: `${nameOf(clash.earlier)} is in ${other.label} here`, location: other.loc },
        ];
        const fix = waveFix(plan, statement, edges, groups);
        const place = { loc: clash.edges[0]?.dependency.ref.loc ?? statement.loc, related, ...(fix && { fix }) };
        const data = {
          later: nameOf(later),
          earlier: namesOf(clash.edges.map(({ earlier }) => earlier)),
          wave: statement.label,
          other: other.label,
        };
        if (other.wave === statement.wave)
          report({ messageId: 'same', data: { ...data, all: clash.edges.length > 1 ? 'all' : 'both' }, ...place });
        else report({ messageId: 'wave', data, ...place });
        continue;
      }
      const beside = edges.filter((edge) => meetingOf(plan.root, edge)?.block.together);
      const [first] = beside;
      const block = first && meetingOf(plan.root, first)?.block;
      if (!first || !block?.together) continue;
      if (block.loosely) {
        loose.set(block, [...(loose.get(block) ?? []), { later, edges: beside }]);
        continue;
      }
      report({
        messageId: 'together',
        data: { later: nameOf(later), earlier: namesOf(beside.map(({ earlier }) => earlier)), pronoun: beside.length > 1 ? 'them' : 'it' },
        loc: first.dependency.ref.loc,
        related: [{ message: 'the group that starts together', location: block.together }],
      });
    }
    for (const [block, waiting] of loose) {
      const [one, ...others] = waiting;
      if (!one) continue;
      const clauses = waiting
        .slice(0, MAX_CLAUSES)
        .map(({ later, edges }) => `${nameOf(later)} waits for ${namesOf(edges.map(({ earlier }) => earlier))}`);
      report({
        messageId: 'loosely',
        data: {
          tasks: namesOf(block.children),
          waits: `${clauses.join(', ')}${waiting.length > MAX_CLAUSES ? ', …' : ''}`,
        },
        loc: one.edges[0]?.dependency.ref.loc ?? one.later.loc,
        related: [
          { message: 'the group that is to run in parallel', location: block.loc },
          ...others.map(({ later, edges }) => ({
            message: `what ${nameOf(later)} waits for`,
            location: edges[0]?.dependency.ref.loc ?? later.loc,
          })),
        ],
        confidence: 'medium',
      });
    }
  },
});

/** Clauses that say who waits for whom; further ones are left out. */
const MAX_CLAUSES = 3;

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
    : { title: `Change the wave to ${raised}`, safe: true, edits: [{ loc: statement.loc, newText: String(raised) }] };
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
