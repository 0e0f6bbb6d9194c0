// Tasks of a sequence that stand before what they wait for.
import { meetingOf, openEdgesOf } from '../plan/edges.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
import { waveClashOf } from '../plan/wave-clash.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-late-dependency',
  meta: {
    description: 'Disallow tasks of a sequence that are listed before what they wait for',
    category: 'graph',
    severity: 'error',
    group: 'no-order-contradiction',
    recommended: true,
    since: '0.2.0',
    needs: ['dependencies'],
    messages: { before: '{{later}} waits for {{earlier}}, which {{is}} listed after it' },
    help: { before: 'move {{later}} behind {{earlier}}' },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    for (const [later, edges] of openEdgesOf(order, settings.includeCompleted)) {
      if (waveClashOf(plan, later, edges)) continue;
      const late = edges.filter((edge) => {
        const place = meetingOf(plan.root, edge);
        return place !== undefined && !place.block.together && place.block.arrangement === 'sequence' && place.later < place.earlier;
      });
      const [first] = late;
      if (!first) continue;
      report({
        messageId: 'before',
        data: { later: nameOf(later), earlier: namesOf(late.map(({ earlier }) => earlier)), is: late.length > 1 ? 'are' : 'is' },
        loc: first.dependency.ref.loc,
        related: late.map(({ earlier }) => ({ message: `${nameOf(earlier)} is listed here`, location: earlier.loc })),
      });
    }
  },
});
