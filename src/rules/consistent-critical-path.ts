// Paths that a plan calls critical and whose steps do not wait for each other.
import { nameOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'consistent-critical-path',
  meta: {
    description: 'Require a stated critical path to be a chain of dependencies',
    category: 'graph',
    severity: 'warning',
    group: 'consistent-restatement',
    recommended: true,
    since: '0.2.0',
    needs: ['ids'],
    messages: { path: 'the critical path goes from {{first}} to {{second}}, but {{second}} does not wait for {{first}}' },
    help: { path: 'let {{second}} depend on {{first}}, or correct the path' },
  },
  options: noOptions,
  check({ plan, order, report }) {
    for (const { steps } of plan.criticalPaths) {
      for (const [index, step] of steps.entries()) {
        const next = steps[index + 1];
        const [first, second] = [order.node(step.target ?? ''), order.node(next?.target ?? '')];
        if (!next || !first || !second || first === second || order.precedes(first, second) || order.leavesOpen(first, second)) continue;
        report({
          messageId: 'path',
          data: { first: nameOf(first), second: nameOf(second) },
          loc: next.ref.loc,
          related: [{ message: `${nameOf(second)} is described here`, location: second.loc }],
        });
      }
    }
  },
});
