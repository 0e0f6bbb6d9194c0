// Parallel streams whose interfaces are missing, late, changed in flight, owned twice, or consumed but never produced.
import type { Location } from '../plan/location.ts';
import type { Block, ContractStatement, Plan, PlanNode, Task } from '../plan/model.ts';
import type { HappensBefore } from '../plan/happens-before.ts';
import { pathsOverlap } from '../plan/paths.ts';
import { contains, inRegion, sequentialSize } from '../plan/size.ts';
import { isDone, nameOf, parallelRegionsOf, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-unfrozen-interfaces',
  meta: {
    description: 'Require contracts between parallel streams to be defined before the streams start, and not to change while they run',
    category: 'contracts',
    severity: 'warning',
    recommended: true,
    since: '0.1.0',
    needs: ['contracts'],
    fixable: 'unsafe',
    messages: {
      missing:
        '{{count}} streams run in parallel{{where}} and no contract is defined before them, expected an API, data model or interface that they share',
      mentioned:
        'a contract (“{{subject}}”) is spoken of and never defined, expected its definition before the {{count}} parallel streams{{where}} start',
      late: '{{subject}} is defined while the {{count}} parallel streams{{where}} run or after them, expected it before they start',
      changed: '{{task}} changes {{subject}} while other streams run, expected contracts to stay as they are during parallel work',
      owners: '{{second}} and {{first}} both define {{subject}}, expected one owner for a contract',
      unproduced: '{{task}} consumes {{subject}} and nothing produces it, expected a task that does',
      unfrozen:
        'nothing says that the contract {{subject}} stays as it is while the streams run, expected a step or a sentence that freezes it before they start',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const size = sequentialSize(plan);
    if (size && size.max < settings.smallWork) return;
    const regions = parallelRegionsOf(plan).filter(
      (one) => order.sideBySide(one).length >= 2 && (settings.includeCompleted || !isDone(one)),
    );
    const inFlight = changedInFlight(plan, order);
    for (const { statement, task, others } of inFlight) {
      const related = others.map((other) => ({ message: `${other.subject.value} is relied on here`, location: other.subject.loc }));
      report({
        messageId: 'changed',
        data: { task: nameOf(task), subject: statement.subject.value },
        loc: statement.subject.loc,
        related,
        severity: 'error',
      });
    }
    checkOwners(plan, order, (first, second, subject, loc, other) =>
      report({
        messageId: 'owners',
        data: { first: nameOf(first), second: nameOf(second), subject },
        loc,
        related: [{ message: 'also defined here', location: other }],
      }),
    );
    checkConsumed(plan, (task, subject, loc) => report({ messageId: 'unproduced', data: { task: nameOf(task), subject }, loc }));
    const [region] = regions;
    if (!region || inFlight.length > 0) return;
    const defined = plan.contracts.filter((one) => one.action === 'define' || one.action === 'produce' || one.action === 'freeze');
    const before = defined.filter((one) => isBefore(order, one, region));
    const data = { count: order.sideBySide(region).length, where: inRegion(plan, region) };
    // A sketch leaves out what it does not show; streams with files of their own can do without, though they should not.
    const severity = plan.sketch || haveOwnFiles(region) ? ('info' as const) : undefined;
    const grade = severity ? { severity } : {};
    if (before.length === 0) {
      const [late] = defined;
      const mention = plan.contracts.find((one) => one.action === 'mention');
      const related = [{ message: 'the parallel streams start here', location: region.loc }];
      if (late)
        report({ messageId: 'late', data: { ...data, subject: quote(late.subject.value) }, loc: late.subject.loc, related, ...grade });
      else if (mention)
        report({ messageId: 'mentioned', data: { ...data, subject: mention.subject.value }, loc: mention.subject.loc, related, ...grade });
      else report({ messageId: 'missing', data, loc: region.loc, ...grade });
    } else if (!plan.contracts.some((one) => one.action === 'freeze')) {
      const contract = before[0] as ContractStatement;
      const { path, end } = contract.subject.loc;
      const fix = {
        title: 'Say that the contract is frozen',
        safe: false,
        edits: [{ loc: { path, start: end, end }, newText: ' (frozen until integration)' }],
      };
      report({
        messageId: 'unfrozen',
        data: { subject: quote(contract.subject.value) },
        loc: contract.subject.loc,
        severity: 'info',
        ...(!plan.sketch && { fix }),
      });
    }
  },
});

function quote(words: string): string {
  const text = words.replace(/\*\*|`|:\**\s*$/g, '').trim();
  return `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;
}

function isBefore(order: HappensBefore, statement: ContractStatement, region: Block): boolean {
  const node = statement.node === undefined ? undefined : order.node(statement.node);
  // What no step defines is given from the start, wherever the document says so.
  if (!node) return true;
  return node !== region && !contains(region, node) && order.precedes(node, region);
}

/** Changes that a task makes while another may run, with what concurrent tasks say that they rely on. */
function changedInFlight(
  plan: Plan,
  order: HappensBefore,
): readonly { statement: ContractStatement; task: Task; others: readonly ContractStatement[] }[] {
  return plan.contracts.flatMap((statement) => {
    const task = taskOf(order, statement);
    if (statement.action !== 'change' || !task || !order.tasks.some((other) => order.concurrent(task, other))) return [];
    const others = plan.contracts.filter((one) => {
      const user = taskOf(order, one);
      return one.action === 'use' && user !== undefined && order.concurrent(task, user);
    });
    return [{ statement, task, others }];
  });
}

function taskOf(order: HappensBefore, statement: ContractStatement): Task | undefined {
  const node = statement.node === undefined ? undefined : order.node(statement.node);
  return node?.type === 'task' ? node : undefined;
}

function checkOwners(
  plan: Plan,
  order: HappensBefore,
  found: (first: PlanNode, second: PlanNode, subject: string, loc: Location, other: Location) => void,
): void {
  const producers = plan.contracts.filter((one) => one.action === 'produce');
  for (const [index, second] of producers.entries()) {
    const first = producers.slice(0, index).find((one) => one.subject.value === second.subject.value);
    const [a, b] = [first && taskOf(order, first), taskOf(order, second)];
    if (first && a && b && order.concurrent(a, b)) found(a, b, second.subject.value, second.subject.loc, first.subject.loc);
  }
}

function checkConsumed(plan: Plan, found: (task: Task, subject: string, loc: Location) => void): void {
  const produced = new Set(
    plan.contracts.filter((one) => one.action === 'produce' || one.action === 'define').map((one) => one.subject.value),
  );
  if (!plan.contracts.some((one) => one.action === 'produce')) return;
  const tasks = new Map(tasksOf(plan.root).map((task) => [task.key, task]));
  for (const one of plan.contracts) {
    const task = one.node === undefined ? undefined : tasks.get(one.node);
    if (one.action === 'consume' && task && !produced.has(one.subject.value)) found(task, one.subject.value, one.subject.loc);
  }
}

/** Whether every stream declares files of its own and no two streams share one. */
function haveOwnFiles(region: Block): boolean {
  const sets = region.children.map((child) =>
    tasksOf(child).flatMap((task) => task.paths.filter((path) => path.access === 'write' && path.source === 'declared')),
  );
  if (sets.some((set) => set.length === 0)) return false;
  return !sets.some((set, index) =>
    sets.slice(index + 1).some((other) => set.some((a) => other.some((b) => pathsOverlap(a.value, b.value)))),
  );
}
