// Tasks that wait for each other.
import { cyclesOf } from '../plan/cycles.ts';
import { nameOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-dependency-cycle',
  meta: {
    description: 'Disallow tasks that depend on each other in a circle, or on themselves',
    category: 'graph',
    severity: 'error',
    recommended: true,
    since: '0.1.0',
    needs: ['dependencies'],
    messages: {
      cycle: 'dependency cycle: {{cycle}}',
      self: '{{task}} depends on itself',
    },
    help: {
      cycle: 'remove one of these dependencies, so that one of the tasks can start',
      self: 'remove {{task}} from what it depends on',
    },
  },
  options: noOptions,
  check({ plan, report }) {
    for (const { nodes, edges } of cyclesOf(plan)) {
      const [first] = nodes;
      const [edge] = edges;
      if (!first || !edge) continue;
      const related = nodes
        .slice(1)
        .map((node, index) => ({ message: `${nameOf(node)} waits in turn`, location: edges[index + 1]?.ref.loc ?? node.loc }));
      if (nodes.length === 1) report({ messageId: 'self', data: { task: nameOf(first) }, loc: edge.ref.loc });
      else report({ messageId: 'cycle', data: { cycle: [...nodes, first].map(nameOf).join(' → ') }, loc: edge.ref.loc, related });
    }
  },
});
