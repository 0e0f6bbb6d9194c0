// The order of a plan as a graph: a task is one vertex, a block two, its start and its end. Edges come from the tree, from dependencies and from shared agents; a block whose arrangement is unknown orders nothing.
import type { Block, Plan, PlanNode, Task } from './model.ts';
import { blocksOf, tasksOf } from './walk.ts';

/** The graph of a plan. Vertices are numbered in document order of the tree. */
export interface PrecedenceGraph {
  /** The vertices that come directly after each vertex. */
  readonly successors: readonly (readonly number[])[];
  /** The task of a vertex; undefined for the ends of blocks. */
  readonly tasks: readonly (Task | undefined)[];
  /** The first and the last vertex of each node, by key; the same one for a task. */
  readonly enter: ReadonlyMap<string, number>;
  readonly exit: ReadonlyMap<string, number>;
  readonly nodes: ReadonlyMap<string, PlanNode>;
}

/** Builds the graph of a plan; it has cycles where the plan contradicts itself. */
export function precedenceGraphOf(plan: Plan): PrecedenceGraph {
  const successors: number[][] = [];
  const tasks: (Task | undefined)[] = [];
  const enter = new Map<string, number>();
  const exit = new Map<string, number>();
  const nodes = new Map<string, PlanNode>();
  const add = (task?: Task): number => {
    tasks.push(task);
    return successors.push([]) - 1;
  };
  const link = (from: number, to: number): void => void successors[from]?.push(to);
  const build = (node: PlanNode): void => {
    nodes.set(node.key, node);
    if (node.type === 'task') {
      const vertex = add(node);
      enter.set(node.key, vertex);
      exit.set(node.key, vertex);
      return;
    }
    const start = add();
    enter.set(node.key, start);
    buildChildren(node, start);
  };
  const buildChildren = (block: Block, start: number): void => {
    let previous = start;
    const ends: number[] = [];
    for (const child of block.children) {
      build(child);
      link(block.arrangement === 'sequence' ? previous : start, enter.get(child.key) ?? start);
      previous = exit.get(child.key) ?? start;
      ends.push(previous);
    }
    const end = add();
    exit.set(block.key, end);
    if (block.arrangement === 'sequence' || ends.length === 0) link(previous, end);
    else for (const one of ends) link(one, end);
  };
  build(plan.root);
  for (const node of nodes.values()) {
    for (const { target, via } of node.dependencies) {
      if (target === undefined) continue;
      const [earlier, later] = via === 'blocks' ? [node.key, target] : [target, node.key];
      const from = exit.get(earlier);
      const to = enter.get(later);
      if (from !== undefined && to !== undefined) link(from, to);
    }
  }
  linkAgents(plan.root, enter, link);
  return { successors, tasks, enter, exit, nodes };
}

/** Tasks of one agent inside one parallel block follow each other in document order; those of one unknown block in it have no order among themselves. */
function linkAgents(root: PlanNode, enter: ReadonlyMap<string, number>, link: (from: number, to: number) => void): void {
  if (root.type === 'task') return;
  if (root.arrangement === 'parallel') {
    const last = new Map<string, readonly Task[]>();
    for (const group of orderedGroups(root)) {
      const own = new Map<string, Task[]>();
      for (const task of group) if (task.agent) own.set(task.agent.value, [...(own.get(task.agent.value) ?? []), task]);
      for (const [agent, tasks] of own) {
        for (const previous of last.get(agent) ?? []) {
          for (const task of tasks) {
            const from = enter.get(previous.key);
            const to = enter.get(task.key);
            if (from !== undefined && to !== undefined) link(from, to);
          }
        }
        last.set(agent, tasks);
      }
    }
  }
  for (const child of root.children) linkAgents(child, enter, link);
}

/** The tasks of a node one by one, those of an unknown block together. */
function orderedGroups(node: PlanNode): readonly (readonly Task[])[] {
  if (node.type === 'task') return [[node]];
  return node.arrangement === 'unknown' ? [tasksOf(node)] : node.children.flatMap(orderedGroups);
}

/**
 * The graph with unknown blocks taken as they are written: one child after the other, a child behind what it waits for. Neighbours that are `together`
 * form one step. An assumption for schedules and widths, never a fact for a rule.
 */
export function asWritten(graph: PrecedenceGraph, root: Block, together: (task: Task) => boolean): PrecedenceGraph {
  const unknown = blocksOf(root).filter((block) => block.arrangement === 'unknown');
  if (unknown.length === 0) return graph;
  const successors = graph.successors.map((next) => [...next]);
  for (const block of unknown) {
    let step: readonly PlanNode[] = [];
    let before: readonly PlanNode[] = [];
    for (const child of sortChildren(block)) {
      const joins = isTogether(child, together) && step.every((one) => isTogether(one, together));
      if (!joins) before = step;
      step = joins ? [...step, child] : [child];
      for (const one of before) successors[graph.exit.get(one.key) ?? 0]?.push(graph.enter.get(child.key) ?? 0);
    }
  }
  return { ...graph, successors };
}

function isTogether(node: PlanNode, together: (task: Task) => boolean): boolean {
  return node.type === 'task' && together(node);
}

/** The children of a block in document order, each behind those that hold what it or its tasks wait for; a circle is left as it stands. */
function sortChildren(block: Block): readonly PlanNode[] {
  const holder = new Map<string, number>();
  const below = block.children.map((child) => [...blocksOf(child), ...tasksOf(child)]);
  for (const [index, nodes] of below.entries()) for (const node of nodes) holder.set(node.key, index);
  const waits = block.children.map(() => new Set<number>());
  for (const [index, nodes] of below.entries()) {
    for (const { target, via } of nodes.flatMap((node) => node.dependencies)) {
      const other = target === undefined ? undefined : holder.get(target);
      if (other === undefined || other === index) continue;
      if (via === 'blocks') waits[other]?.add(index);
      else waits[index]?.add(other);
    }
  }
  const sorted: PlanNode[] = [];
  const opened = new Set<number>();
  const closed = new Set<number>();
  const stack = block.children.map((_, index) => index).reverse();
  for (let index = stack.at(-1); index !== undefined; index = stack.at(-1)) {
    if (opened.has(index)) {
      stack.pop();
      if (!closed.has(index)) sorted.push(block.children[index] as PlanNode);
      closed.add(index);
      continue;
    }
    opened.add(index);
    stack.push(...[...(waits[index] ?? [])].filter((other) => !opened.has(other)).sort((a, b) => b - a));
  }
  return sorted;
}

/** Vertices in an order in which every edge points forward, and the edges that had to be left out for it because they close a cycle. */
export interface Sorted {
  readonly order: readonly number[];
  readonly dropped: readonly (readonly [number, number])[];
}

/** Sorts a graph topologically, vertices of lower number first among those that are free. Takes time in proportion to vertices and edges. */
export function sortGraph({ successors }: Pick<PrecedenceGraph, 'successors'>): Sorted {
  const waiting = new Int32Array(successors.length);
  for (const next of successors) for (const vertex of next) waiting[vertex] = (waiting[vertex] ?? 0) + 1;
  const order: number[] = [];
  const placed = new Uint8Array(successors.length);
  const dropped: (readonly [number, number])[] = [];
  const queue: number[] = [];
  for (let vertex = 0; vertex < successors.length; vertex += 1) if (waiting[vertex] === 0) queue.push(vertex);
  let next = 0;
  for (let head = 0; order.length < successors.length; head += 1) {
    if (head === queue.length) {
      // Everything left waits for something: the first vertex of the document is let go.
      while (placed[next]) next += 1;
      queue.push(next);
    }
    const vertex = queue[head] as number;
    if (placed[vertex]) continue;
    placed[vertex] = 1;
    order.push(vertex);
    for (const later of successors[vertex] ?? []) {
      if (placed[later]) dropped.push([vertex, later]);
      else {
        waiting[later] = (waiting[later] ?? 0) - 1;
        if (waiting[later] === 0) queue.push(later);
      }
    }
  }
  return { order, dropped };
}
