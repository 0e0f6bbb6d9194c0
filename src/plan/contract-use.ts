// Who defines, changes and relies on contracts while others work.
import type { HappensBefore } from './happens-before.ts';
import type { Block, ContractStatement, Plan, Task } from './model.ts';
import { contains } from './size.ts';

/** A change of a contract that a task makes while others may run, with what those say that they rely on. */
export interface ChangeInFlight {
  readonly statement: ContractStatement;
  readonly task: Task;
  readonly uses: readonly { readonly statement: ContractStatement; readonly task: Task }[];
}

/** Every change of a contract in a task that may run beside another one. */
export function changesInFlight(plan: Plan, order: HappensBefore): readonly ChangeInFlight[] {
  return plan.contracts.flatMap((statement) => {
    const task = holderOf(order, statement);
    if (statement.action !== 'change' || !task || !order.tasks.some((other) => order.concurrent(task, other))) return [];
    const uses = plan.contracts.flatMap((one) => {
      const user = holderOf(order, one);
      return one.action === 'use' && user && order.concurrent(task, user) ? [{ statement: one, task: user }] : [];
    });
    return [{ statement, task, uses }];
  });
}

/** The task that a statement about a contract stands in. */
export function holderOf(order: HappensBefore, { node: key }: ContractStatement): Task | undefined {
  const node = key === undefined ? undefined : order.node(key);
  return node?.type === 'task' ? node : undefined;
}

/** The contracts that a plan defines, produces or freezes. */
export function definedContracts(plan: Plan): readonly ContractStatement[] {
  return plan.contracts.filter((one) => one.action === 'define' || one.action === 'produce' || one.action === 'freeze');
}

/** Whether a contract is there before a region starts. What no step defines is given from the start, wherever the document says so. */
export function isBefore(order: HappensBefore, { node: key }: ContractStatement, region: Block): boolean {
  const node = key === undefined ? undefined : order.node(key);
  return !node || (node !== region && !contains(region, node) && order.precedes(node, region));
}

/** Whether a step that comes after a region defines a contract. */
export function isAfter(order: HappensBefore, { node: key }: ContractStatement, region: Block): boolean {
  const node = key === undefined ? undefined : order.node(key);
  return node !== undefined && order.precedes(region, node);
}

/** The words of a contract in quotation marks, without marks of Markdown, cut to 60 characters. */
export function quoteContract({ subject }: ContractStatement): string {
  const text = subject.value.replace(/\*\*|`|:\**\s*$/g, '').trim();
  return `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;
}
