// Waves that two places of a plan put a task into.
import type { Task, WaveStatement } from '../plan/model.ts';
import { PLACE_NAMES } from '../plan/places.ts';
import { waveStatements } from '../plan/statements.ts';
import { namesOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'consistent-waves',
  meta: {
    description: 'Require the places that put a task into a wave to name the same wave',
    category: 'graph',
    severity: 'warning',
    group: 'consistent-restatement',
    recommended: true,
    since: '0.2.0',
    needs: ['ids'],
    messages: { wave: '{{place}} puts {{tasks}} into {{wave}}, but {{otherPlace}} into {{other}}' },
    help: { wave: 'put {{pronoun}} into the same wave in both places' },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const counting = waveStatements(plan);
    // Tasks that two places move from one wave to another together are one difference.
    const groups = new Map<string, { readonly first: WaveStatement; readonly second: WaveStatement; readonly task: Task }[]>();
    for (const second of plan.waves) {
      const first = counting.get(second.node);
      const task = order.node(second.node);
      if (!first || first.wave === second.wave || first.origin === second.origin || task?.type !== 'task') continue;
      if (task.done && !settings.includeCompleted) continue;
      const key = `${first.origin} ${first.wave} ${second.origin} ${second.wave}`;
      groups.set(key, [...(groups.get(key) ?? []), { first, second, task }]);
    }
    for (const differences of groups.values()) {
      const [one] = differences;
      if (!one) continue;
      const { first, second } = one;
      const many = differences.length > 1;
      report({
        messageId: 'wave',
        data: {
          tasks: namesOf(differences.map(({ task }) => task)),
          pronoun: many ? 'each of them' : 'it',
          wave: second.label,
          place: PLACE_NAMES[second.origin],
          other: first.label,
          otherPlace: PLACE_NAMES[first.origin],
        },
        loc: second.loc,
        related: differences.map((difference) => ({ message: PLACE_NAMES[first.origin], location: difference.first.loc })),
      });
    }
  },
});
