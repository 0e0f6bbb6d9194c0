// `parallelint inspect FILE`: the plans of a file as the rules see them, as text (the golden format) or as JSON.
import type { Duration, Interval } from '../../plan/duration.ts';
import { formatInterval } from '../../plan/duration.ts';
import type { Located, Location } from '../../plan/location.ts';
import type { Block, Dependency, Plan, PlanNode, Task } from '../../plan/model.ts';
import type { FileResult } from '../../engine/lint.ts';
import type { RunResult } from '../../engine/run.ts';
import { visible } from '../../output/terminal.ts';

type PartReading = Awaited<ReturnType<RunResult['parts']>>[number];

/** The dump of a file's plans: one fact a line, each with the place that states it. `others`: further dialects that would recognise it. */
export function formatInspection(result: FileResult, others: readonly string[] = []): string {
  if (result.dialect === undefined) return `${result.path}: no plan, ${result.reason}\n`;
  const also = others.length > 0 ? ` (${others.join(', ')} would read it as well)` : '';
  const head = `${result.path}: ${result.dialect}, because of ${result.reason}${also}\n`;
  if (result.plans.length === 0) return `${head}\nnothing to read\n`;
  return `${head}\n${result.plans.map((plan) => formatPlan(plan, result.path)).join('\n')}`;
}

/** One line for each part of the file: where it stands, its title, what it was taken for, and the evidence; nothing for no parts. */
export function formatParts(parts: readonly PartReading[]): string {
  if (parts.length === 0) return '';
  const lines = parts.map(
    ({ loc, shape, title, role, why }) =>
      `  ${loc.start.line} ${shape}${title === '' ? '' : ` ${visible(quote(title))}`}: ${role}, ${visible(why)}`,
  );
  return `\nread as\n${lines.join('\n')}\n`;
}

function formatPlan(plan: Plan, path: string): string {
  const at = (loc: Location): string => `${loc.path === path ? '' : `${loc.path}:`}${loc.start.line}:${loc.start.column}`;
  const time = (duration: Located<Duration>): string =>
    `${formatInterval(duration.value, duration.value.unit === 'minute' ? 'hour' : duration.value.unit)} (${at(duration.loc)})`;
  const lines = [`plan ${quote(plan.title.value)} ${at(plan.title.loc)}${plan.sketch ? ' [sketch]' : ''}`];
  for (const [name, fact] of Object.entries(plan.declarations) as [string, Located<unknown>][])
    lines.push(`  declares ${name} ${String(fact.value)} (${at(fact.loc)})`);
  if (plan.statedSequentialTime) lines.push(`  in sequence ${time(plan.statedSequentialTime)}`);
  if (plan.statedParallelTime) lines.push(`  in parallel ${time(plan.statedParallelTime)}`);
  for (const child of plan.root.children) lines.push(...formatNode(child, at, time, 1));
  for (const one of plan.checkpoints)
    lines.push(
      `  checkpoint${one.at === undefined ? '' : ` at ${one.at} min`}${one.every === undefined ? '' : ` every ${one.every} min`} ${at(one.loc)}`,
    );
  for (const one of plan.contracts)
    lines.push(
      `  contract ${one.action} ${quote(one.subject.value)}${one.node === undefined ? '' : ` by ${one.node}`} ${at(one.subject.loc)}`,
    );
  for (const one of plan.components)
    lines.push(
      `  component ${quote(one.name.value)}${one.independence ? ` independence ${one.independence.value}` : ''} ${at(one.name.loc)}`,
    );
  for (const one of plan.dependencyStatements)
    if (one.origin !== 'task')
      lines.push(
        `  ${one.origin}: ${one.node} ${one.direction} ${one.refs.map((ref) => ref.ref.value).join(', ') || 'nothing'} ${at(one.loc)}`,
      );
  for (const one of plan.waves) lines.push(`  ${one.origin}: ${one.node} in ${one.label} ${at(one.loc)}`);
  for (const one of plan.conflicts)
    lines.push(`  ${one.node} conflicts with ${one.refs.map((ref) => ref.ref.value).join(', ') || 'nothing'} ${at(one.loc)}`);
  for (const one of plan.parallelStatements) lines.push(`  ${one.node} parallel ${one.value.value} ${at(one.value.loc)}`);
  for (const one of plan.criticalPaths) lines.push(`  critical path ${one.steps.map((step) => step.ref.value).join(' → ')} ${at(one.loc)}`);
  if (plan.waveGraph) lines.push(`  wave graph of ${plan.waveGraph.waves.length} waves ${at(plan.waveGraph.loc)}`);
  for (const one of plan.totals)
    lines.push(
      `  total ${quote(one.label)} ${range(one.value.value)} of ${one.parts.length} ${one.complete ? 'parts' : 'known parts'} ${at(one.value.loc)}`,
    );
  for (const one of plan.comparisons)
    lines.push(`  comparison ${time(one.parallel)} against ${time(one.sequential)} [${one.scope}] ${at(one.loc)}`);
  for (const one of plan.claims) lines.push(`  claim ${one.kind} ${one.text} ${at(one.value.loc)}`);
  for (const one of plan.unplaced) lines.push(`  belongs to no unit: ${one.kind} ${quote(one.text)} ${at(one.loc)}`);
  return `${lines.join('\n')}\n`;
}

function formatNode(
  node: PlanNode,
  at: (loc: Location) => string,
  time: (duration: Located<Duration>) => string,
  depth: number,
): readonly string[] {
  const indent = '  '.repeat(depth);
  return node.type === 'block' ? formatBlock(node, at, time, depth, indent) : formatTask(node, at, time, indent);
}

function formatBlock(
  block: Block,
  at: (loc: Location) => string,
  time: (duration: Located<Duration>) => string,
  depth: number,
  indent: string,
): readonly string[] {
  const words = [
    block.arrangement,
    block.key,
    block.id ? `${block.id.value}:` : '',
    block.title ? quote(block.title.value) : '',
    block.duration ? time(block.duration) : '',
    block.window ? `from ${block.window.value.min} to ${block.window.value.max} min` : '',
    block.agents ? `${range(block.agents.value)} agents` : '',
    at(block.loc),
  ];
  return [
    `${indent}${words.filter(Boolean).join(' ')}`,
    ...formatDependencies(block, at, indent),
    ...block.children.flatMap((child) => formatNode(child, at, time, depth + 1)),
  ];
}

function formatTask(
  task: Task,
  at: (loc: Location) => string,
  time: (duration: Located<Duration>) => string,
  indent: string,
): readonly string[] {
  const words = [
    `task ${task.key}`,
    task.id ? `${task.id.value}:` : '',
    quote(task.title.value),
    task.agent && task.agent.value !== task.id?.value ? `agent ${task.agent.value}` : '',
    task.agentType?.value ?? '',
    `[${[...task.roles].sort().join(' ')}]`,
    task.duration ? time(task.duration) : '',
    task.size ? `size ${task.size.value}` : '',
    task.parallel ? (task.parallel.value ? 'parallel' : 'alone') : '',
    task.done ? 'done' : '',
    at(task.loc),
  ];
  const paths = task.paths.map(
    (path) =>
      `${indent}  ${path.access}s ${path.value}${path.action ? ` (${path.action})` : ''}${path.partial ? ' (part)' : ''} ${path.source} ${at(path.loc)}`,
  );
  const components = (task.components ?? []).map(
    (one) => `${indent}  changes component ${quote(one.value)}${one.partial ? ' (part)' : ''} ${at(one.loc)}`,
  );
  const subtasks = (task.subtasks ?? []).flatMap((one) => formatTask(one, at, time, `${indent}  `));
  return [`${indent}${words.filter(Boolean).join(' ')}`, ...formatDependencies(task, at, indent), ...paths, ...components, ...subtasks];
}

function formatDependencies(node: PlanNode, at: (loc: Location) => string, indent: string): readonly string[] {
  return node.dependencies.map(
    (dependency) => `${indent}  ${dependency.via} ${dependency.ref.value} → ${whereTo(dependency)} ${at(dependency.ref.loc)}`,
  );
}

/** The node that a dependency leads to, or why it leads to none. */
function whereTo({ target, external, implied }: Dependency): string {
  return target ?? (external ? 'elsewhere' : implied ? 'nothing, inside a range' : 'unknown');
}

function quote(text: string): string {
  return `“${text.replace(/\s+/g, ' ')}”`;
}

function range(value: Interval): string {
  return value.min === value.max ? String(value.min) : `${value.min}–${value.max}`;
}

/** The same as plain data; its shape is published in schema/inspect.schema.json. */
export function toInspectionJson(result: FileResult, parts: readonly PartReading[] = []): object {
  return {
    version: 1,
    path: result.path,
    dialect: result.dialect ?? null,
    reason: result.reason,
    plans: result.plans.map(toPlainPlan),
    parts,
  };
}

/** Published names of the plan's parts that have other names inside. */
const PUBLISHED_NAMES: Readonly<Partial<Record<string, string>>> = {
  capabilities: 'states',
  dependencyStatements: 'accounts',
  parallelStatements: 'facts',
  statedParallelTime: 'makespan',
  statedSequentialTime: 'baseline',
} satisfies Partial<Record<keyof Plan, string>>;

function toPlainPlan(plan: Plan): object {
  const plain: Partial<Record<keyof Plan, unknown>> = {
    ...plan,
    root: toPlainNode(plan.root),
    parallelStatements: plan.parallelStatements.map(({ node, value }) => ({ node, fact: 'parallel', value })),
    capabilities: [...plan.capabilities].sort(),
  };
  return Object.fromEntries(Object.entries(plain).map(([name, value]) => [PUBLISHED_NAMES[name] ?? name, value]));
}

function toPlainNode(node: PlanNode): object {
  if (node.type === 'block') return { ...node, children: node.children.map(toPlainNode) };
  const { subtasks, ...task } = node;
  return { ...task, roles: [...task.roles].sort(), ...(subtasks && { children: subtasks.map(toPlainNode) }) };
}
