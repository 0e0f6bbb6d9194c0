// The one place that answers: may these two tasks run at the same time?
// Two tasks may, when neither reaches the other through the tree's order, a stated dependency or a shared agent,
// neither is said to run alone, and nothing says that the two exclude each other.
import type { Block, Plan, PlanNode, Task } from './model.ts';
import { isImplementation, tasksOf } from './walk.ts';

/** The order relation of one plan. */
export interface Order {
  readonly tasks: readonly Task[];
  /** The task or block with this key. */
  node(key: string): PlanNode | undefined;
  /** Whether every task of `earlier` ends before any task of `later` starts. */
  precedes(earlier: PlanNode, later: PlanNode): boolean;
  /** Whether nothing orders the two tasks or keeps them apart. */
  concurrent(a: Task, b: Task): boolean;
  /** Every unordered pair of tasks that may run at the same time, in document order. */
  concurrentPairs(): readonly (readonly [Task, Task])[];
  /** The tasks of a node that produce something and may run beside another that does. */
  sideBySide(node: PlanNode): readonly Task[];
  /** How many tasks of a node run at once when each starts as early as its dependencies let it, counting an agent once. */
  width(node: PlanNode): number;
}

type Graph = number[][];

function link(graph: Graph, from: number, to: number): void {
  graph[from]?.push(to);
}

/** Computes the order of a plan; contradictions (cycles) count as ordered, so that they never look concurrent. */
export function orderOf(plan: Plan): Order {
  const tasks = tasksOf(plan.root);
  const enter = new Map<string, number>();
  const exit = new Map<string, number>();
  const nodes = new Map<string, PlanNode>();
  const graph: Graph = [];
  const add = (): number => graph.push([]) - 1;

  const build = (node: PlanNode): void => {
    nodes.set(node.key, node);
    const start = add();
    const end = node.type === 'task' ? start : add();
    enter.set(node.key, start);
    exit.set(node.key, end);
    if (node.type === 'task') return;
    buildChildren(node, start, end);
  };
  const buildChildren = (block: Block, start: number, end: number): void => {
    let previous = start;
    for (const child of block.children) {
      build(child);
      const childStart = enter.get(child.key) ?? start;
      const childEnd = exit.get(child.key) ?? start;
      if (block.arrangement === 'sequence') {
        link(graph, previous, childStart);
        previous = childEnd;
      } else {
        link(graph, start, childStart);
        link(graph, childEnd, end);
      }
    }
    if (block.arrangement === 'sequence') link(graph, previous, end);
  };
  build(plan.root);
  linkDependencies(nodes, enter, exit, graph);
  linkAgents(plan.root, enter, graph);

  const reached = new Map<string, Uint8Array>();
  const reach = (key: string): Uint8Array => {
    let seen = reached.get(key);
    if (!seen) {
      seen = flood(graph, exit.get(key) ?? 0);
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
  const concurrent = (a: Task, b: Task): boolean =>
    a.key !== b.key && !runsAlone(a) && !runsAlone(b) && !excluded.has(`${a.key} ${b.key}`) && !precedes(a, b) && !precedes(b, a);
  return {
    tasks,
    node: (key) => nodes.get(key),
    precedes,
    concurrent,
    concurrentPairs: () => tasks.flatMap((a, index) => tasks.slice(index + 1).flatMap((b) => (concurrent(a, b) ? [[a, b] as const] : []))),
    sideBySide: (node) => {
      const producing = tasksOf(node).filter(isImplementation);
      return producing.filter((task) => producing.some((other) => concurrent(task, other)));
    },
    width: (node) => widthOf(tasksOf(node), precedes),
  };
}

function linkDependencies(nodes: Map<string, PlanNode>, enter: Map<string, number>, exit: Map<string, number>, graph: Graph): void {
  for (const node of nodes.values()) {
    for (const dependency of node.dependencies) {
      if (dependency.target === undefined) continue;
      const [earlier, later] = dependency.via === 'blocks' ? [node.key, dependency.target] : [dependency.target, node.key];
      const from = exit.get(earlier);
      const to = enter.get(later);
      if (from !== undefined && to !== undefined) link(graph, from, to);
    }
  }
}

/** Tasks of one agent inside one parallel block follow each other in document order. */
function linkAgents(root: PlanNode, enter: Map<string, number>, graph: Graph): void {
  if (root.type === 'task') return;
  if (root.arrangement === 'parallel') {
    const last = new Map<string, string>();
    for (const task of tasksOf(root)) {
      if (!task.agent) continue;
      const previous = last.get(task.agent.value);
      const from = previous === undefined ? undefined : enter.get(previous);
      const to = enter.get(task.key);
      if (from !== undefined && to !== undefined) link(graph, from, to);
      last.set(task.agent.value, task.key);
    }
  }
  for (const child of root.children) linkAgents(child, enter, graph);
}

/** Marks everything reachable from a vertex, itself only when it lies on a cycle. */
function flood(graph: Graph, start: number): Uint8Array {
  const seen = new Uint8Array(graph.length);
  const stack = [start];
  for (let vertex = stack.pop(); vertex !== undefined; vertex = stack.pop()) {
    for (const next of graph[vertex] ?? []) {
      if (seen[next]) continue;
      seen[next] = 1;
      stack.push(next);
    }
  }
  return seen;
}

/** The greatest number of tasks on one level of the order, levels counted from the start. */
function widthOf(tasks: readonly Task[], precedes: (a: Task, b: Task) => boolean): number {
  const level = new Map<string, number>();
  const count = new Map<number, number>();
  for (let round = 0; level.size < tasks.length; round += 1) {
    const waiting = tasks.filter((task) => !level.has(task.key));
    const ready = waiting.filter((task) => !waiting.some((other) => other !== task && precedes(other, task)));
    for (const task of ready.length > 0 ? ready : waiting) level.set(task.key, round);
    count.set(round, ready.length > 0 ? ready.length : waiting.length);
  }
  return Math.max(0, ...count.values());
}
