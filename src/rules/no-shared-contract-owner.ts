// Contracts that two parallel tasks define.
import { holderOf } from '../plan/contract-use.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-shared-contract-owner',
  meta: {
    description: 'Disallow parallel tasks from defining the same contract',
    category: 'contracts',
    severity: 'warning',
    group: 'no-unfrozen-interfaces',
    recommended: true,
    since: '0.2.0',
    needs: ['contracts'],
    messages: { owners: '{{tasks}} {{both}} define contract {{subject}} at the same time' },
    help: { owners: 'let one of them define it, and the others use it' },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const bySubject = new Map<string, (typeof plan.contracts)[number][]>();
    for (const one of plan.contracts.filter(({ action }) => action === 'produce'))
      bySubject.set(one.subject.value, [...(bySubject.get(one.subject.value) ?? []), one]);
    for (const [subject, statements] of bySubject) {
      const owners = statements.flatMap((statement) => {
        const task = holderOf(order, statement);
        return task && (settings.includeCompleted || !task.done) ? [{ statement, task }] : [];
      });
      const meeting = owners.filter((one) => owners.some((other) => order.concurrent(one.task, other.task)));
      const [first, second, ...rest] = meeting;
      if (!first || !second) continue;
      report({
        messageId: 'owners',
        data: { tasks: namesOf(meeting.map((one) => one.task)), both: rest.length > 0 ? 'all' : 'both', subject },
        loc: second.statement.subject.loc,
        related: [first, ...rest].map((one) => ({ message: `${nameOf(one.task)} defines it`, location: one.statement.subject.loc })),
        ...(order.isGuess(first.task, second.task) && { confidence: 'medium' as const }),
      });
    }
  },
});
