// The order of a plan as people draw it: tasks, barriers where everything of one part waits for everything of another, and no arrow that others imply.
import type { HappensBefore } from '../plan/happens-before.ts';
import type { Task } from '../plan/model.ts';
import { sortGraph } from '../plan/precedence-graph.ts';
import { nameOf } from '../plan/walk.ts';

/** A vertex of the drawing. */
interface FlowNode {
  readonly task?: Task;
  /** What a barrier closes or opens, where that has a name. */
  readonly barrier?: string;
}

/** The drawing: edges by the indices of its nodes. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly (readonly [number, number])[];
}

/** Works the drawing out, with unknown groups in the order in which they are written. Takes time in proportion to vertices times edges. */
export function flowOf(order: HappensBefore): Flow {
  const { written: graph } = order;
  const { order: sorted, dropped } = sortGraph(graph);
  const count = graph.successors.length;
  const left = new Set(dropped.map(([from, to]) => from * count + to));
  const next = graph.successors.map((all, from) => new Set(all.filter((to) => !left.has(from * count + to))));
  const before = next.map(() => new Set<number>());
  for (const [from, all] of next.entries()) for (const to of all) before[to]?.add(from);
  const gone = contract(next, before, (vertex) => graph.tasks[vertex] !== undefined, sorted);
  const kept = sorted.filter((vertex) => !gone.has(vertex));
  const edges = reduce(kept, next);
  const names = new Map<number, string>();
  for (const [key, vertex] of graph.exit) {
    const node = graph.nodes.get(key);
    if (node?.type === 'block' && (node.id ?? node.title)) names.set(vertex, nameOf(node));
  }
  const index = new Map(kept.map((vertex, at) => [vertex, at]));
  return {
    nodes: kept.map((vertex) => {
      const task = graph.tasks[vertex];
      return task ? { task } : { barrier: names.get(vertex) ?? '' };
    }),
    edges: edges.map(([from, to]) => [index.get(from) ?? 0, index.get(to) ?? 0] as const),
  };
}

/** Takes out ends of blocks that join or split nothing: what they link is linked directly. Gives the vertices taken out. */
function contract(
  next: readonly Set<number>[],
  before: readonly Set<number>[],
  isTask: (vertex: number) => boolean,
  sorted: readonly number[],
): ReadonlySet<number> {
  const gone = new Set<number>();
  for (const vertex of sorted) {
    const [into, out] = [before[vertex] ?? new Set<number>(), next[vertex] ?? new Set<number>()];
    if (isTask(vertex) || (into.size > 1 && out.size > 1)) continue;
    gone.add(vertex);
    for (const from of into) next[from]?.delete(vertex);
    for (const to of out) before[to]?.delete(vertex);
    for (const from of into) {
      for (const to of out) {
        next[from]?.add(to);
        before[to]?.add(from);
      }
    }
  }
  return gone;
}

/** The edges without those that a longer way replaces (transitive reduction). */
function reduce(sorted: readonly number[], next: readonly ReadonlySet<number>[]): readonly (readonly [number, number])[] {
  const place = new Map(sorted.map((vertex, at) => [vertex, at]));
  const reached = new Map<number, ReadonlySet<number>>();
  const edges: (readonly [number, number])[] = [];
  for (const vertex of [...sorted].reverse()) {
    const seen = new Set<number>();
    // The nearest first: what is reached through it needs no edge of its own.
    for (const to of [...(next[vertex] ?? [])].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))) {
      if (seen.has(to)) continue;
      edges.push([vertex, to]);
      seen.add(to);
      for (const far of reached.get(to) ?? []) seen.add(far);
    }
    reached.set(vertex, seen);
  }
  return edges.reverse();
}
