// The one place that answers: may these two tasks run at the same time?
// Two tasks may, when neither reaches the other through the tree's order, a stated dependency or a shared agent,
// neither is said to run alone, nothing says that the two exclude each other, and the plan says how the block around both runs.
import type { Block, Plan, PlanNode, Task } from './model.ts';
import { asWritten, type PrecedenceGraph, precedenceGraphOf, sortGraph } from './precedence-graph.ts';
import { blocksOf, isImplementation, tasksOf } from './walk.ts';

/** The order relation of one plan. */
export interface HappensBefore {
  readonly tasks: readonly Task[];
  /** The graph behind it. */
  readonly graph: PrecedenceGraph;
  /** The same with unknown blocks in the order in which they are written: what schedules assume, and no fact of the plan. */
  readonly written: PrecedenceGraph;
  /** How many blocks do not say how their members run. */
  readonly unknownBlocks: number;
  /** The task or block with this key. */
  node(key: string): PlanNode | undefined;
  /** Whether every task of `earlier` ends before any task of `later` starts. */
  precedes(earlier: PlanNode, later: PlanNode): boolean;
  /** Whether the plan does not say how the two run: the lowest block around both is unknown, and not both of them say that they may run beside others. */
  leavesOpen(a: PlanNode, b: PlanNode): boolean;
  /** Whether nothing orders the two tasks or keeps them apart, and the plan does not leave it open. */
  concurrent(a: Task, b: Task): boolean;
  /** Whether it is only inferred that the two may run at the same time: no words say how the lowest block around both runs, nor that both may run beside others. */
  isGuess(a: Task, b: Task): boolean;
  /** Whether a statement keeps the two tasks apart, whatever their order: one runs alone, or they exclude each other. */
  excludes(a: Task, b: Task): boolean;
  /** Every unordered pair of tasks that may run at the same time, in document order. */
  concurrentPairs(): readonly (readonly [Task, Task])[];
  /** The tasks of a node that produce something and may run beside another that does. */
  sideBySide(node: PlanNode): readonly Task[];
  /** How many tasks of a node run at once when each starts as early as its dependencies let it, counting an agent once, and unknown blocks are worked off as written: no two that are counted together are left open. */
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
  const unknownBlocks = blocksOf(plan.root).filter((block) => block.arrangement === 'unknown' && block.children.length > 1).length;
  const guessed = blocksOf(plan.root).some((block) => block.inferred);
  const around = unknownBlocks > 0 || guessed ? surroundings(plan.root) : undefined;
  const stated = new Map(plan.parallelStatements.map(({ node, value }) => [node, value.value === 'true']));
  const saysParallel = (node: PlanNode): boolean => node.type === 'task' && (node.parallel?.value ?? stated.get(node.key) ?? false);
  // What bears one id is one piece of work, wherever a plan speaks of it.
  const isOne = (a: Task, b: Task): boolean => a.id !== undefined && a.id.value === b.id?.value;
  const leavesOpen = (a: PlanNode, b: PlanNode): boolean =>
    around !== undefined && lowestAround(around, a, b)?.arrangement === 'unknown' && !(saysParallel(a) && saysParallel(b));
  const concurrent = (a: Task, b: Task): boolean =>
    a.key !== b.key && !isOne(a, b) && !excludes(a, b) && !precedes(a, b) && !precedes(b, a) && !leavesOpen(a, b);
  const written = asWritten(graph, plan.root, saysParallel);
  return {
    tasks,
    graph,
    written,
    unknownBlocks,
    leavesOpen,
    node: (key) => nodes.get(key),
    precedes,
    concurrent,
    isGuess: (a, b) =>
      guessed && around !== undefined && lowestAround(around, a, b)?.inferred === true && !(saysParallel(a) && saysParallel(b)),
    excludes,
    concurrentPairs: () => tasks.flatMap((a, index) => tasks.slice(index + 1).flatMap((b) => (concurrent(a, b) ? [[a, b] as const] : []))),
    sideBySide: (node) => {
      const producing = tasksOf(node).filter(isImplementation);
      return producing.filter((task) => producing.some((other) => concurrent(task, other)));
    },
    width: (node) => widthOf(written, new Set(tasksOf(node))),
  };
}

/** The blocks around each node by its key, the outermost first. */
function surroundings(root: Block): ReadonlyMap<string, readonly Block[]> {
  const found = new Map<string, readonly Block[]>();
  const visit = (node: PlanNode, blocks: readonly Block[]): void => {
    found.set(node.key, blocks);
    if (node.type === 'block') for (const child of node.children) visit(child, [...blocks, node]);
  };
  visit(root, []);
  return found;
}

/** The lowest block that holds both nodes. */
function lowestAround(around: ReadonlyMap<string, readonly Block[]>, a: PlanNode, b: PlanNode): Block | undefined {
  const [one, other] = [around.get(a.key) ?? [], around.get(b.key) ?? []];
  let lowest: Block | undefined;
  for (let depth = 0; depth < one.length && one[depth] === other[depth]; depth += 1) lowest = one[depth];
  return lowest;
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
