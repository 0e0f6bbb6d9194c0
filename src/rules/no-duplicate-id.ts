// Two tasks with one id.
import { compareLocations } from '../plan/location.ts';
import type { Block, PlanNode } from '../plan/model.ts';
import { blocksOf, isDone, nameList, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-duplicate-id',
  meta: {
    description: 'Disallow two tasks with the same id',
    category: 'graph',
    severity: 'error',
    recommended: true,
    since: '0.1.0',
    needs: ['ids'],
    messages: {
      duplicate: 'duplicate {{kind}} {{id}}',
      repeated: 'the ids {{ids}} are all given twice',
    },
    help: {
      duplicate: 'give one of the two another id',
      repeated: 'remove the second list, or give its entries ids of their own',
    },
  },
  options: noOptions,
  check({ plan, settings, report }) {
    const blocks = blocksOf(plan.root);
    const groups = plan.idScope === 'plan' ? [[...tasksOf(plan.root), ...blocks]] : blocks.map((block) => block.children);
    const parents = new Map(blocks.flatMap((block) => block.children.map((child) => [child, block] as const)));
    for (const group of groups) {
      // A list that stands there twice is one fault, not one an entry.
      const pairs = new Map<string, Twin[]>();
      for (const twin of twinsIn(group)) {
        // A log of what is done comes back to each id.
        if (!settings.includeCompleted && (isDone(twin.first) || isDone(twin.second))) continue;
        const key = `${parents.get(twin.first)?.key ?? ''} ${parents.get(twin.second)?.key ?? ''}`;
        pairs.set(key, [...(pairs.get(key) ?? []), twin]);
      }
      for (const twins of pairs.values()) {
        const [one, ...others] = twins;
        if (!one) continue;
        const related = twins.map(({ first, id }) => ({ message: `${id} is first given here`, location: first.id?.loc ?? first.loc }));
        const loc = one.second.id?.loc ?? one.second.loc;
        if (others.length >= 2 && !sharesParent(parents, one))
          report({ messageId: 'repeated', data: { ids: nameList(twins.map(({ id }) => id)) }, loc, related });
        else
          for (const [index, { second, id }] of twins.entries())
            report({
              messageId: 'duplicate',
              data: { kind: second.type === 'task' && !/\s/.test(id) ? 'task id' : 'id', id },
              loc: second.id?.loc ?? second.loc,
              related: related.slice(index, index + 1),
            });
      }
    }
  },
});

/** A time is no name: several things happen in one week. */
const TIME =
  /^(?:\p{L}+ )?(?:sprint|weeks?|days?|months?|quarter|q|year|hour|iteration|周|第?\s?\d+\s?[周天日月]|semana|día|dia|mes|mês|semaine|jour|mois|woche|tag|monat|неделя|день|спринт|dag)\s?#?\d/iu;

/** Two nodes with one id, in document order. */
interface Twin {
  readonly id: string;
  readonly first: PlanNode;
  readonly second: PlanNode;
}

function twinsIn(group: readonly PlanNode[]): readonly Twin[] {
  const known = new Map<string, PlanNode>();
  return [...group]
    .sort((a, b) => compareLocations(a.loc, b.loc))
    .flatMap((second): readonly Twin[] => {
      // Agents and sessions come back in every phase; only what names the work itself is an id.
      if (!second.id || TIME.test(second.id.value) || (second.type === 'task' && second.agent?.value === second.id.value)) return [];
      const key = second.id.value.toLowerCase();
      const first = known.get(key);
      if (first) return isToldAgain(first, second) ? [] : [{ id: second.id.value, first, second }];
      known.set(key, second);
      return [];
    });
}

/** Whether what is a group in one place stands as a single line, under the same title, in another. */
function isToldAgain(first: PlanNode, second: PlanNode): boolean {
  const [one, other] = [first, second].map((node) => (node.title?.value ?? '').toLowerCase());
  return first.type !== second.type && one !== undefined && other !== undefined && (one.includes(other) || other.includes(one));
}

function sharesParent(parents: ReadonlyMap<PlanNode, Block>, { first, second }: Twin): boolean {
  return parents.get(first) === parents.get(second);
}
