// Contracts that change while streams run, and contracts that nothing keeps from changing.
import { changesInFlight, definedContracts, isBefore, quoteContract } from '../plan/contract-use.ts';
import { openRegionsOf } from '../plan/regions.ts';
import { sequentialSize } from '../plan/size.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-contract-change',
  meta: {
    description: 'Disallow changes of a contract while parallel streams rely on it',
    category: 'contracts',
    severity: 'error',
    group: 'no-unfrozen-interfaces',
    recommended: true,
    since: '0.2.0',
    needs: ['contracts'],
    fixable: 'unsafe',
    messages: {
      changed: '{{task}} changes {{subject}} while other streams run',
      relied: '{{task}} changes {{subject}} while {{users}} may rely on it',
      unfrozen: 'contract {{subject}} is never frozen',
    },
    help: {
      changed: 'change it before the streams start, or after they are integrated',
      relied: 'change it before {{users}}, or after the streams are integrated',
      unfrozen: 'say that it stays as it is until the streams are integrated',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const size = sequentialSize(plan);
    if (size && size.max < settings.smallWork) return;
    const changes = changesInFlight(plan, order);
    for (const { statement, task, uses } of changes) {
      const place = {
        loc: statement.subject.loc,
        ...(uses.some((use) => order.isGuess(task, use.task)) && { confidence: 'medium' as const }),
      };
      const data = { task: nameOf(task), subject: statement.subject.value };
      if (uses.length === 0) report({ messageId: 'changed', data, ...place });
      else
        report({
          messageId: 'relied',
          data: { ...data, users: namesOf([...new Set(uses.map((use) => use.task))]) },
          related: uses.map((use) => ({
            message: `${nameOf(use.task)} relies on ${use.statement.subject.value}`,
            location: use.statement.subject.loc,
          })),
          ...place,
        });
    }
    const [open] = openRegionsOf(plan, order, settings.includeCompleted);
    if (!open || changes.length > 0 || plan.contracts.some((one) => one.action === 'freeze')) return;
    const contract = definedContracts(plan).find((one) => isBefore(order, one, open.region));
    if (!contract) return;
    const { path, end } = contract.subject.loc;
    const fix = {
      title: 'Say that the contract is frozen',
      safe: false,
      edits: [{ loc: { path, start: end, end }, newText: ' (frozen until integration)' }],
    };
    report({
      messageId: 'unfrozen',
      data: { subject: quoteContract(contract) },
      loc: contract.subject.loc,
      severity: 'info',
      confidence: 'medium',
      ...(!plan.sketch && { fix }),
    });
  },
});
