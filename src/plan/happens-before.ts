// The one place that answers: may these two tasks run at the same time?
// Two tasks may, when neither reaches the other through the tree's order, a stated dependency or a shared agent,
// neither is said to run alone, and nothing says that the two exclude each other.
import type { Plan, PlanNode, Task } from './model.ts';
import { type PrecedenceGraph, precedenceGraphOf, sortGraph } from './precedence-graph.ts';
import { isImplementation, tasksOf } from './walk.ts';

/** The order relation of one plan. */
export interface HappensBefore {
  readonly tasks: readonly Task[];
  /** The graph behind it. */
  readonly graph: PrecedenceGraph;
  /** The task or block with this key. */
  node(key: string): PlanNode | undefined;
  /** Whether every task of `earlier` ends before any task of `later` starts. */
  precedes(earlier: PlanNode, later: PlanNode): boolean;
  /** Whether nothing orders the two tasks or keeps them apart. */
  concurrent(a: Task, b: Task): boolean;
  /** Whether a statement keeps the two tasks apart, whatever their order: one runs alone, or they exclude each other. */
  excludes(a: Task, b: Task): boolean;
  /** Every unordered pair of tasks that may run at the same time, in document order. */
  concurrentPairs(): readonly (readonly [Task, Task])[];
  /** The tasks of a node that produce something and may run beside another that does. */
  sideBySide(node: PlanNode): readonly Task[];
  /** How many tasks of a node run at once when each starts as early as its dependencies let it, counting an agent once. */
  width(node: PlanNode): number;
}

/** Computes the order of a plan; contradictions (cycles) count as ordered, so that they never look concurrent. */
export function happensBeforeOf(plan: Plan): HappensBefore {
  const tasks = tasksOf(plan.root);
  const graph = precedenceGraphOf(plan);
  const { enter, exit, nodes } = graph;
  const reached = new Map<string, Uint8Array>();
  const reach = (key: string): Uint8Array => {
    let seen = reached.get(key);
    if (!seen) {
      seen = flood(graph.successors, exit.get(key) ?? 0);
      reached.set(key, seen);
    }
    return seen;
  };
  const precedes = (earlier: PlanNode, later: PlanNode): boolean => reach(earlier.key)[enter.get(later.key) ?? -1] === 1;
  const excluded = new Set(
    plan.conflicts.flatMap(({ node, refs }) =>
      refs.flatMap(({ target }) => (target === undefined ? [] : [`${node} ${target}`, `${target} ${node}`])),
    ),
  );
  const runsAlone = (task: Task): boolean => task.parallel?.value === false;
  const excludes = (a: Task, b: Task): boolean => runsAlone(a) || runsAlone(b) || excluded.has(`${a.key} ${b.key}`);
  const concurrent = (a: Task, b: Task): boolean => a.key !== b.key && !excludes(a, b) && !precedes(a, b) && !precedes(b, a);
  return {
    tasks,
    graph,
    node: (key) => nodes.get(key),
    precedes,
    concurrent,
    excludes,
    concurrentPairs: () => tasks.flatMap((a, index) => tasks.slice(index + 1).flatMap((b) => (concurrent(a, b) ? [[a, b] as const] : []))),
    sideBySide: (node) => {
      const producing = tasksOf(node).filter(isImplementation);
      return producing.filter((task) => producing.some((other) => concurrent(task, other)));
    },
    width: (node) => widthOf(graph, new Set(tasksOf(node))),
  };
}

/** Marks everything reachable from a vertex, itself only when it lies on a cycle. */
function flood(successors: PrecedenceGraph['successors'], start: number): Uint8Array {
  const seen = new Uint8Array(successors.length);
  const stack = [start];
  for (let vertex = stack.pop(); vertex !== undefined; vertex = stack.pop()) {
    for (const next of successors[vertex] ?? []) {
      if (seen[next]) continue;
      seen[next] = 1;
      stack.push(next);
    }
  }
  return seen;
}

/** The greatest number of the given tasks on one level; a task's level is the number of them on the longest way to it. */
function widthOf(graph: PrecedenceGraph, tasks: ReadonlySet<Task>): number {
  const level = new Int32Array(graph.successors.length);
  const count = new Map<number, number>();
  for (const vertex of sortGraph(graph).order) {
    const task = graph.tasks[vertex];
    const own = (level[vertex] ?? 0) + (task && tasks.has(task) ? 1 : 0);
    if (task && tasks.has(task)) count.set(own, (count.get(own) ?? 0) + 1);
    for (const next of graph.successors[vertex] ?? []) level[next] = Math.max(level[next] ?? 0, own);
  }
  return Math.max(0, ...count.values());
}
