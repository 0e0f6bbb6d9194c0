// Groups whose time window opens before that of what they wait for has closed.
import { formatMinutes } from '../plan/duration.ts';
import { blocksOf, nameOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-timeline-contradiction',
  meta: {
    description: 'Disallow time windows that open before what the work waits for has ended',
    category: 'graph',
    severity: 'error',
    group: 'no-order-contradiction',
    recommended: true,
    since: '0.2.0',
    needs: ['dependencies'],
    messages: { window: '{{later}} starts at T+{{start}}, but waits for {{earlier}}, which ends at T+{{end}}' },
    help: { window: 'start {{later}} at T+{{end}} or later' },
  },
  options: noOptions,
  check({ plan, order, report }) {
    for (const block of blocksOf(plan.root)) {
      for (const { target, ref } of block.dependencies) {
        const other = target === undefined ? undefined : order.node(target);
        if (other?.type !== 'block' || !other.window || !block.window || block.window.value.min >= other.window.value.max) continue;
        report({
          messageId: 'window',
          data: {
            later: nameOf(block),
            earlier: nameOf(other),
            start: formatMinutes(block.window.value.min),
            end: formatMinutes(other.window.value.max),
          },
          loc: ref.loc,
          related: [{ message: `the time of ${nameOf(other)}`, location: other.window.loc }],
        });
      }
    }
  },
});
