// Contracts that a task consumes and none produces.
import type { ContractStatement, Task } from '../plan/model.ts';
import { holderOf } from '../plan/contract-use.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-unproduced-contract',
  meta: {
    description: 'Require every contract that a task consumes to be produced by one',
    category: 'contracts',
    severity: 'warning',
    group: 'no-unfrozen-interfaces',
    recommended: true,
    since: '0.2.0',
    needs: ['contracts'],
    messages: { unproduced: '{{tasks}} {{verb}} {{subject}}, but nothing produces it' },
    help: { unproduced: 'name the task that produces it, or say that it is there already' },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const produced = new Set(
      plan.contracts.filter((one) => one.action === 'produce' || one.action === 'define').map((one) => one.subject.value),
    );
    if (!plan.contracts.some((one) => one.action === 'produce')) return;
    const missing = new Map<string, { readonly statement: ContractStatement; readonly task: Task }[]>();
    for (const statement of plan.contracts) {
      const task = holderOf(order, statement);
      const subject = statement.subject.value;
      if (statement.action !== 'consume' || !task || produced.has(subject) || (task.done && !settings.includeCompleted)) continue;
      missing.set(subject, [...(missing.get(subject) ?? []), { statement, task }]);
    }
    for (const [subject, uses] of missing) {
      const [first, ...rest] = uses;
      if (!first) continue;
      report({
        messageId: 'unproduced',
        data: { tasks: namesOf(uses.map((use) => use.task)), verb: rest.length > 0 ? 'consume' : 'consumes', subject },
        loc: first.statement.subject.loc,
        related: rest.map((use) => ({ message: `${nameOf(use.task)} consumes it, too`, location: use.statement.subject.loc })),
      });
    }
  },
});
