// Two tasks with one id.
import { compareLocations, type Location } from '../plan/location.ts';
import type { PlanNode } from '../plan/model.ts';
import { blocksOf, tasksOf } from '../plan/walk.ts';
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
    messages: { duplicate: 'the id {{id}} is given twice, expected one task for an id' },
  },
  options: noOptions,
  check({ plan, report }) {
    const groups =
      plan.idScope === 'plan' ? [[...tasksOf(plan.root), ...blocksOf(plan.root)]] : blocksOf(plan.root).map((block) => block.children);
    for (const nodes of groups) checkGroup(nodes);

    function checkGroup(group: readonly PlanNode[]): void {
      const first = new Map<string, { loc: Location; title: string }>();
      const nodes = [...group].sort((a, b) => compareLocations(a.loc, b.loc));
      for (const node of nodes) {
        // Agents and sessions come back in every phase; only what names the work itself is an id.
        if (!node.id || (node.type === 'task' && node.agent?.value === node.id.value)) continue;
        const key = node.id.value.toLowerCase();
        const other = first.get(key);
        if (other)
          report({
            messageId: 'duplicate',
            data: { id: node.id.value },
            loc: node.id.loc,
            related: [{ message: 'first given here', location: other.loc }],
          });
        else first.set(key, { loc: node.id.loc, title: node.title?.value ?? '' });
      }
    }
  },
});
