// The critical path method (Kelley and Walker, 1959): earliest and latest starts, slack, and the longest chain.
import type { PrecedenceGraph, Sorted } from '../plan/precedence-graph.ts';
import type { Task } from '../plan/model.ts';

/** When a task can start at the earliest and at the latest without making the whole longer, in minutes from the start. */
export interface Window {
  readonly earliest: number;
  readonly latest: number;
  /** How much it can slip; 0 on a critical path. */
  readonly slack: number;
  /** The most time that any chain from its start to the end of the plan takes: the priority of the list scheduler. */
  readonly tail: number;
}

/** What the critical path method gives. */
export interface CriticalPath {
  readonly windows: ReadonlyMap<Task, Window>;
  /** One longest chain, first task first. */
  readonly tasks: readonly Task[];
  readonly length: number;
}

/** Runs the method over a sorted graph in time proportional to its vertices and edges. `timeOf` gives minutes. */
export function criticalPathOf(graph: PrecedenceGraph, { order, dropped }: Sorted, timeOf: (task: Task) => number): CriticalPath {
  const count = graph.successors.length;
  const left = new Set(dropped.map(([from, to]) => from * count + to));
  const start = new Float64Array(count);
  const time = (vertex: number): number => {
    const task = graph.tasks[vertex];
    return task ? timeOf(task) : 0;
  };
  const edgesOf = (vertex: number): readonly number[] => {
    const next = graph.successors[vertex] ?? [];
    return left.size === 0 ? next : next.filter((later) => !left.has(vertex * count + later));
  };
  for (const vertex of order) {
    const end = (start[vertex] ?? 0) + time(vertex);
    for (const later of edgesOf(vertex)) if (end > (start[later] ?? 0)) start[later] = end;
  }
  const tail = new Float64Array(count);
  for (let index = count - 1; index >= 0; index -= 1) {
    const vertex = order[index] as number;
    let behind = 0;
    for (const later of edgesOf(vertex)) behind = Math.max(behind, tail[later] ?? 0);
    tail[vertex] = behind + time(vertex);
  }
  let length = 0;
  for (let vertex = 0; vertex < count; vertex += 1) length = Math.max(length, (start[vertex] ?? 0) + (tail[vertex] ?? 0));
  const windows = new Map<Task, Window>();
  for (const [vertex, task] of graph.tasks.entries()) {
    if (!task) continue;
    const earliest = start[vertex] ?? 0;
    const latest = length - (tail[vertex] ?? 0);
    windows.set(task, { earliest, latest, slack: Math.max(0, latest - earliest), tail: tail[vertex] ?? 0 });
  }
  return { windows, tasks: chain(graph, order, edgesOf, start, tail, length), length };
}

/** Follows the vertices without slack from the start, each the direct continuation of the one before. */
function chain(
  graph: PrecedenceGraph,
  order: readonly number[],
  edgesOf: (vertex: number) => readonly number[],
  start: Float64Array,
  tail: Float64Array,
  length: number,
): readonly Task[] {
  const tolerance = 1e-9 * Math.max(1, length);
  const isCritical = (vertex: number): boolean => Math.abs((start[vertex] ?? 0) + (tail[vertex] ?? 0) - length) <= tolerance;
  let at = order.find((vertex) => isCritical(vertex) && (start[vertex] ?? 0) <= tolerance);
  const tasks: Task[] = [];
  while (at !== undefined) {
    const task = graph.tasks[at];
    if (task) tasks.push(task);
    // What is left behind this vertex has to begin when it ends.
    const end = length - (tail[at] ?? 0) + (task ? taskTime(edgesOf(at), tail, at) : 0);
    at = edgesOf(at).find((later) => isCritical(later) && Math.abs((start[later] ?? 0) - end) <= tolerance);
  }
  return tasks;
}

/** The time of a vertex, as its tail less the longest one behind it. */
function taskTime(later: readonly number[], tail: Float64Array, vertex: number): number {
  return (tail[vertex] ?? 0) - Math.max(0, ...later.map((one) => tail[one] ?? 0));
}
