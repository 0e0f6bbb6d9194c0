// What several places of a plan say about one task, brought together.
import type { Dependency, Plan, Task, WaveStatement } from './model.ts';
import type { HappensBefore } from './happens-before.ts';

/** One dependency between two tasks, with the words that state it. */
export interface Edge {
  readonly earlier: Task;
  readonly later: Task;
  readonly dependency: Dependency;
}

/** The wave of each task by key, as the place says it that speaks first: the task itself, a table, a graph, an overview, a summary. */
export function waveStatements(plan: Plan): ReadonlyMap<string, WaveStatement> {
  const found = new Map<string, WaveStatement>();
  for (const origin of ['task', 'table', 'graph', 'overview', 'summary'] as const)
    for (const one of plan.waves) if (one.origin === origin && !found.has(one.node)) found.set(one.node, one);
  return found;
}

/** Every stated dependency between two tasks of the plan, each pair once: the word of the task that waits comes first. */
export function edgesOf(order: HappensBefore): readonly Edge[] {
  const all = order.tasks.flatMap((task) =>
    task.dependencies.flatMap((dependency): Edge[] => {
      const other = dependency.target === undefined ? undefined : order.node(dependency.target);
      if (other?.type !== 'task' || dependency.via === 'graph') return [];
      return [dependency.via === 'blocks' ? { earlier: task, later: other, dependency } : { earlier: other, later: task, dependency }];
    }),
  );
  const byPair = new Map<string, Edge>();
  for (const edge of all) {
    const pair = `${edge.earlier.key} ${edge.later.key}`;
    if (byPair.get(pair)?.dependency.via !== 'blockedBy')
      byPair.set(pair, byPair.has(pair) && edge.dependency.via !== 'blockedBy' ? (byPair.get(pair) as Edge) : edge);
  }
  return [...byPair.values()];
}

/** The tasks that a task says it waits for. */
export function earlierOf(order: HappensBefore, task: Task): readonly Task[] {
  return task.dependencies.flatMap(({ target, via }) => {
    const other = target === undefined || via !== 'blockedBy' ? undefined : order.node(target);
    return other?.type === 'task' ? [other] : [];
  });
}
