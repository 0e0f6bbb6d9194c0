// Tasks of which only one says that they must not run at once, or that are called both parallel and not.
import { nameOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'consistent-conflicts',
  meta: {
    description: 'Require statements of what may not run at the same time to agree',
    category: 'graph',
    severity: 'warning',
    group: 'consistent-restatement',
    recommended: true,
    since: '0.2.0',
    needs: ['ids'],
    messages: {
      conflict: '{{task}} names {{other}} as a conflict, but {{other}} does not name {{task}}',
      fact: '{{task}} is called {{value}} here and {{other}} elsewhere',
    },
    help: {
      conflict: 'name the conflict in both tasks, or in neither',
      fact: 'say the same in both places',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const name = (key: string): string => {
      const node = order.node(key);
      return node ? nameOf(node) : '';
    };
    const isDone = (key: string): boolean => {
      const node = order.node(key);
      return !settings.includeCompleted && node?.type === 'task' && node.done;
    };
    for (const { node, refs } of plan.conflicts) {
      for (const { target, ref } of refs) {
        const mirror = target === undefined ? undefined : plan.conflicts.find((one) => one.node === target);
        if (target === undefined || !mirror || mirror.refs.some((one) => one.target === node) || isDone(node) || isDone(target)) continue;
        report({
          messageId: 'conflict',
          data: { task: name(node), other: name(target) },
          loc: ref.loc,
          related: [{ message: `what ${name(target)} conflicts with`, location: mirror.loc }],
        });
      }
    }
    for (const [index, second] of plan.parallelStatements.entries()) {
      const first = plan.parallelStatements.slice(0, index).find((one) => one.node === second.node);
      if (!first || first.value.value === second.value.value || isDone(first.node)) continue;
      const say = (value: string): string => (value === 'true' ? 'parallel' : 'not parallel');
      report({
        messageId: 'fact',
        data: { task: name(second.node), value: say(second.value.value), other: say(first.value.value) },
        loc: second.value.loc,
        related: [{ message: 'the other statement', location: first.value.loc }],
      });
    }
  },
});
