// What several places of a plan say about one task, brought together.
import type { Dependency, Origin, Plan, Task, WaveStatement } from './model.ts';
import type { HappensBefore } from './happens-before.ts';

/** One dependency between two tasks, with the words that state it. */
export interface Edge {
  readonly earlier: Task;
  readonly later: Task;
  readonly dependency: Dependency;
}

/** Whose word counts where places disagree: the task's own first. Trees, rules and figures all go by this. */
const STATEMENT_PRECEDENCE: readonly Origin[] = ['task', 'table', 'graph', 'overview', 'summary'];

/** Statements with those first whose word counts, otherwise in the order of the document. */
export function byPrecedence<T extends { readonly origin: Origin }>(statements: readonly T[]): readonly T[] {
  return [...statements].sort((a, b) => STATEMENT_PRECEDENCE.indexOf(a.origin) - STATEMENT_PRECEDENCE.indexOf(b.origin));
}

/** The wave of each task by key, as the place says it whose word counts. */
export function waveStatements({ waves }: Pick<Plan, 'waves'>): ReadonlyMap<string, WaveStatement> {
  const found = new Map<string, WaveStatement>();
  for (const one of byPrecedence(waves)) if (!found.has(one.node)) found.set(one.node, one);
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
