// A plan in a few lines, for pages that people read: names, order, files, times and dependencies, and no places.
import { type Duration, formatInterval, type Interval } from '../../src/plan/duration.ts';
import type { Located } from '../../src/plan/location.ts';
import type { Block, Dependency, Plan, PlanNode, Task } from '../../src/plan/model.ts';
import { blocksOf, tasksOf } from '../../src/plan/walk.ts';

const ORDER = { sequence: 'one by one', parallel: 'at once', unknown: 'order unknown' } as const;

/** What is read from a text, as its plans say it; `no plan` where there is none. */
export function compactOf(plans: readonly Plan[]): string {
  if (plans.length === 0) return 'no plan\n';
  return plans.map((plan) => `${plans.length > 1 ? `plan “${plan.title.value}”\n` : ''}${compactPlan(plan)}`).join('');
}

function compactPlan(plan: Plan): string {
  const names = new Map([...blocksOf(plan.root), ...tasksOf(plan.root).flatMap(withSubtasks)].map((node) => [node.key, nameOf(node)]));
  const several = plan.root.children.length > 1;
  const lines = [
    ...(several ? [`${ORDER[plan.root.arrangement]}:`] : []),
    ...plan.root.children.flatMap((child) => linesOf(untitled(child, plan), names, several ? 1 : 0)),
    ...plan.checkpoints.map(
      (one) => `checkpoint${one.at === undefined ? '' : ` at T+${one.at} min`}${one.every === undefined ? '' : ` every ${one.every} min`}`,
    ),
    ...plan.contracts.map((one) => {
      const who = one.node === undefined ? undefined : names.get(one.node);
      return `contract: ${one.action} “${one.subject.value}”${who === undefined ? '' : ` by ${who}`}`;
    }),
    ...plan.totals.map((one) => `total: “${one.label}” ${formatStated(one.value.value)} of ${one.parts.length} parts`),
    ...plan.comparisons.map((one) => `${timeOf(one.parallel)} instead of ${timeOf(one.sequential)}`),
    ...plan.claims.map((one) => `claim: ${one.kind} ${one.text}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A group that is the whole document needs no name. */
function untitled(node: PlanNode, plan: Plan): PlanNode {
  const isWhole = node.type === 'block' && node.id === undefined && node.title?.value === plan.title.value;
  return isWhole ? { ...node, title: { ...plan.title, value: '' } } : node;
}

function formatStated({ min, max }: Interval): string {
  return min === max ? String(min) : `${min}–${max}`;
}

function withSubtasks(task: Task): readonly Task[] {
  return [task, ...(task.subtasks ?? []).flatMap(withSubtasks)];
}

function linesOf(node: PlanNode, names: ReadonlyMap<string, string>, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const words = [
    labelOf(node),
    node.type === 'block' && node.children.length > 1 ? ORDER[node.arrangement] : '',
    node.duration ? timeOf(node.duration) : '',
    node.type === 'block' && node.window ? `minutes ${node.window.value.min}–${node.window.value.max}` : '',
    node.type === 'task' ? workerOf(node) : '',
    node.type === 'task' && node.parallel?.value === false ? 'alone' : '',
    after(node.dependencies, names),
    node.type === 'task' && node.done ? 'done' : '',
  ].filter((word) => word !== '');
  const below = node.type === 'block' ? node.children : (node.subtasks ?? []);
  return [
    `${indent}${words.join(', ')}${node.type === 'block' ? ':' : ''}`,
    ...(node.type === 'task' ? pathsOf(node, `${indent}  `) : []),
    ...below.flatMap((child) => linesOf(child, names, depth + 1)),
  ];
}

function pathsOf(task: Task, indent: string): readonly string[] {
  const inside = new Set((task.subtasks ?? []).flatMap((one) => one.paths.map((path) => `${path.access} ${path.value}`)));
  return (['write', 'read'] as const).flatMap((access) => {
    const paths = task.paths.filter((path) => path.access === access && !inside.has(`${access} ${path.value}`));
    return paths.length === 0
      ? []
      : [`${indent}${access}s ${paths.map((path) => `${path.value}${path.partial ? ' (part)' : ''}`).join(', ')}`];
  });
}

function after(dependencies: readonly Dependency[], names: ReadonlyMap<string, string>): string {
  const part = (word: string, some: readonly Dependency[]): readonly string[] =>
    some.length === 0 ? [] : [`${word} ${some.map((one) => nameOfTarget(one, names)).join(' + ')}`];
  return [
    ...part(
      'after',
      dependencies.filter((one) => one.via !== 'blocks'),
    ),
    ...part(
      'before',
      dependencies.filter((one) => one.via === 'blocks'),
    ),
  ].join(', ');
}

function nameOfTarget(one: Dependency, names: ReadonlyMap<string, string>): string {
  return (one.target === undefined ? undefined : names.get(one.target)) ?? `${one.ref.value} (${one.external ? 'elsewhere' : 'unknown'})`;
}

function workerOf(task: Task): string {
  if (task.agent) return task.agent.value === task.id?.value ? '' : `by ${task.agent.value}`;
  return task.agentType ? `by any ${task.agentType.value.replace('@', '')}` : '';
}

function labelOf(node: Block | Task): string {
  const title = node.title?.value.replace(/\s+/g, ' ') ?? '';
  if (!node.id) return title === '' ? '' : `“${title}”`;
  return title === node.id.value || title === '' ? node.id.value : `${node.id.value} “${title}”`;
}

function nameOf(node: PlanNode): string {
  return node.id?.value ?? `“${node.title?.value ?? ''}”`;
}

function timeOf(duration: Located<Duration>): string {
  return formatInterval(duration.value, duration.value.unit === 'minute' ? 'hour' : duration.value.unit);
}
