// A repaired schedule: the fewest waves in which no two tasks meet over a file and everything that a task waits for lies in an earlier wave.
import type { Hazard } from '../plan/hazards.ts';
import type { Plan, Task } from '../plan/model.ts';
import type { PrecedenceGraph, Sorted } from '../plan/precedence-graph.ts';

/** A task that had to go into a later wave than its dependencies alone ask for. */
interface Move {
  readonly task: Task;
  /** Waves are counted from 1. */
  readonly from: number;
  readonly to: number;
  /** It is said to run alone. */
  readonly alone: boolean;
  /** The tasks it would have met there, each with the file. */
  readonly because: readonly { readonly task: Task; readonly file: string }[];
}

/** Waves of tasks that can run at once without a conflict. */
export interface Repair {
  readonly waves: readonly (readonly Task[])[];
  readonly moves: readonly Move[];
  /** Whether the number of waves is proven to be the least; otherwise it comes from a greedy colouring. */
  readonly optimal: boolean;
}

/** Tasks up to which a stretch between two barriers is solved exactly. */
const EXACT = 12;

/** The tasks that each task must not share a wave with, and the file over which. */
type Conflicts = ReadonlyMap<Task, ReadonlyMap<Task, string>>;

/** Works the repaired waves out, in time that follows vertices, edges and conflicts. */
export function repairOf(plan: Plan, graph: PrecedenceGraph, sorted: Sorted, hazards: readonly Hazard[]): Repair {
  const edges = forwardEdges(graph, sorted);
  const conflicts = conflictsOf(plan, graph, hazards);
  const wave = new Map<Task, number>();
  let optimal = true;
  let base = 0;
  for (const segment of segmentsOf(sorted.order, edges)) {
    const tasks = segment.flatMap((vertex) => graph.tasks[vertex] ?? []);
    if (tasks.length === 0) continue;
    const greedy = colourGreedily(graph, segment, edges, conflicts);
    const used = Math.max(...greedy.values());
    const least = Math.max(...levelsOf(graph, segment, edges).values());
    const exact = used > least && tasks.length <= EXACT ? solveExactly(graph, segment, edges, conflicts) : undefined;
    if (used > least && !exact) optimal = false;
    const placed = exact ?? greedy;
    for (const [task, at] of placed) wave.set(task, base + at);
    base += Math.max(...placed.values());
  }
  const waves: Task[][] = Array.from({ length: base }, () => []);
  for (const vertex of sorted.order) {
    const task = graph.tasks[vertex];
    if (task) waves[(wave.get(task) ?? 1) - 1]?.push(task);
  }
  return { waves, moves: movesOf(levelsOf(graph, sorted.order, edges), wave, conflicts), optimal };
}

type Edges = (vertex: number) => readonly number[];

/** The edges that the sorting kept. */
function forwardEdges(graph: PrecedenceGraph, { dropped }: Sorted): Edges {
  const count = graph.successors.length;
  const left = new Set(dropped.map(([from, to]) => from * count + to));
  return (vertex) => {
    const next = graph.successors[vertex] ?? [];
    return left.size === 0 ? next : next.filter((later) => !left.has(vertex * count + later));
  };
}

function conflictsOf(plan: Plan, graph: PrecedenceGraph, hazards: readonly Hazard[]): Conflicts {
  const found = new Map<Task, Map<Task, string>>();
  const add = (a: Task, b: Task, file: string): void => {
    const own = found.get(a) ?? new Map<Task, string>();
    if (!own.has(b)) own.set(b, file);
    found.set(a, own);
  };
  const both = (a: Task, b: Task, file: string): void => {
    add(a, b, file);
    add(b, a, file);
  };
  for (const { first, second, file } of hazards) both(first, second, file);
  for (const { node, refs } of plan.conflicts) {
    const task = graph.nodes.get(node);
    for (const { target } of refs) {
      const other = target === undefined ? undefined : graph.nodes.get(target);
      if (task?.type === 'task' && other?.type === 'task') both(task, other, 'a stated conflict');
    }
  }
  return found;
}

/**
 * Cuts the sorted vertices where one of them is a barrier: every edge into what is left starts at it, so that all before it comes before all
 * behind it. Parts between barriers can be solved by themselves.
 */
function segmentsOf(order: readonly number[], edges: Edges): readonly (readonly number[])[] {
  const incoming = new Map<number, number>();
  for (const vertex of order) for (const later of edges(vertex)) incoming.set(later, (incoming.get(later) ?? 0) + 1);
  let sources = order.filter((vertex) => !incoming.has(vertex)).length;
  let crossing = 0;
  const segments: number[][] = [[]];
  for (const vertex of order) {
    const into = incoming.get(vertex) ?? 0;
    const out = edges(vertex).length;
    if (into === 0) sources -= 1;
    crossing += out - into;
    segments.at(-1)?.push(vertex);
    if (crossing === out && sources === 0) segments.push([]);
  }
  return segments;
}

/** For each task of a part the number of tasks on the longest chain to it, within the part. */
function levelsOf(graph: PrecedenceGraph, part: readonly number[], edges: Edges): ReadonlyMap<Task, number> {
  return placeInOrder(graph, part, edges, (_, bound) => bound);
}

/** Walks a part in order; `place` puts a task into a wave no earlier than the bound that its predecessors set. */
function placeInOrder(
  graph: PrecedenceGraph,
  part: readonly number[],
  edges: Edges,
  place: (task: Task, bound: number) => number,
): ReadonlyMap<Task, number> {
  const bounds = new Map<number, number>();
  const placed = new Map<Task, number>();
  for (const vertex of part) {
    const task = graph.tasks[vertex];
    const bound = bounds.get(vertex) ?? 0;
    const at = task ? place(task, bound + 1) : bound;
    if (task) placed.set(task, at);
    for (const later of edges(vertex)) if ((bounds.get(later) ?? 0) < at) bounds.set(later, at);
  }
  return placed;
}

/** Each task into the first wave behind its predecessors in which it meets nobody, in the order of the plan. */
function colourGreedily(graph: PrecedenceGraph, part: readonly number[], edges: Edges, conflicts: Conflicts): ReadonlyMap<Task, number> {
  const placed = new Map<Task, number>();
  const members = new Map<number, number>();
  const closed = new Set<number>();
  return placeInOrder(graph, part, edges, (task, bound) => {
    const taken = new Set([...(conflicts.get(task)?.keys() ?? [])].flatMap((other) => placed.get(other) ?? []));
    const alone = task.parallel?.value === false;
    let at = bound;
    while (closed.has(at) || taken.has(at) || (alone && members.has(at))) at += 1;
    placed.set(task, at);
    members.set(at, (members.get(at) ?? 0) + 1);
    if (alone) closed.add(at);
    return at;
  });
}

/**
 * The fewest waves by breadth over sets of finished tasks: from each set, every largest conflict-free choice of ready tasks is one more wave.
 * Taking less than such a choice never helps, as finishing more only makes more tasks ready.
 */
function solveExactly(graph: PrecedenceGraph, part: readonly number[], edges: Edges, conflicts: Conflicts): ReadonlyMap<Task, number> {
  const tasks = part.flatMap((vertex) => graph.tasks[vertex] ?? []);
  const bit = new Map(tasks.map((task, at) => [task, 1 << at]));
  const needs = needsOf(graph, part, edges, bit);
  const alone = (task: Task): boolean => task.parallel?.value === false;
  const meets = (a: Task, b: Task): boolean => alone(a) || alone(b) || (conflicts.get(a)?.has(b) ?? false);
  const clashes = tasks.map((task) =>
    tasks.reduce((mask, other) => (other !== task && meets(task, other) ? mask | (bit.get(other) ?? 0) : mask), 0),
  );
  const full = (1 << tasks.length) - 1;
  const cameFrom = new Map<number, { readonly set: number; readonly choice: number }>();
  let frontier = [0];
  while (!cameFrom.has(full)) {
    const next: number[] = [];
    for (const done of frontier) {
      const ready = tasks.reduce(
        (mask, task, at) => (!(done & (1 << at)) && ((needs.get(task) ?? 0) & ~done) === 0 ? mask | (1 << at) : mask),
        0,
      );
      for (const choice of largestChoices(ready, clashes)) {
        const set = done | choice;
        if (cameFrom.has(set)) continue;
        cameFrom.set(set, { set: done, choice });
        next.push(set);
      }
    }
    frontier = next;
  }
  const choices: number[] = [];
  for (let set = full; set !== 0; set = cameFrom.get(set)?.set ?? 0) choices.unshift(cameFrom.get(set)?.choice ?? 0);
  return new Map(tasks.map((task, at) => [task, 1 + choices.findIndex((choice) => (choice & (1 << at)) !== 0)]));
}

/** For each task of a part the set of those that come before it, as bits. */
function needsOf(graph: PrecedenceGraph, part: readonly number[], edges: Edges, bit: ReadonlyMap<Task, number>): ReadonlyMap<Task, number> {
  const before = new Map<number, number>();
  const needs = new Map<Task, number>();
  for (const vertex of part) {
    const task = graph.tasks[vertex];
    const own = before.get(vertex) ?? 0;
    if (task) needs.set(task, own);
    const passed = own | (task ? (bit.get(task) ?? 0) : 0);
    for (const later of edges(vertex)) before.set(later, (before.get(later) ?? 0) | passed);
  }
  return needs;
}

/** Every conflict-free subset of the ready tasks to which no further one can be added (the maximal independent sets), early tasks first. */
function largestChoices(ready: number, clashes: readonly number[]): readonly number[] {
  const found: number[] = [];
  const extend = (chosen: number, open: number, passed: number): void => {
    if (open === 0) {
      // A task that was passed over and meets nobody chosen could still be added.
      if (passed === 0) found.push(chosen);
      return;
    }
    const at = 31 - Math.clz32(open & -open);
    const own = 1 << at;
    const clash = clashes[at] ?? 0;
    extend(chosen | own, open & ~own & ~clash, passed & ~clash);
    if ((clash & open) !== 0) extend(chosen, open & ~own, passed | own);
  };
  extend(0, ready, 0);
  return found;
}

/** Tasks that lie later than the number of tasks before them asks for because somebody they would meet lies earlier. */
function movesOf(levels: ReadonlyMap<Task, number>, wave: ReadonlyMap<Task, number>, conflicts: Conflicts): readonly Move[] {
  return [...levels].flatMap(([task, from]): Move[] => {
    const to = wave.get(task) ?? from;
    const because = [...(conflicts.get(task) ?? [])]
      .filter(([other]) => (wave.get(other) ?? 0) < to)
      .map(([other, file]) => ({ task: other, file }));
    const alone = task.parallel?.value === false;
    return to > from && (because.length > 0 || alone) ? [{ task, from, to, alone, because }] : [];
  });
}
