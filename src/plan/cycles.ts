// Cycles among stated dependencies.
import type { Dependency, Plan, PlanNode } from './model.ts';
import { blocksOf, tasksOf } from './walk.ts';

/** One cycle: its nodes in order, starting with the one that stands first in the document, and the dependency that closes each step. */
export interface Cycle {
  readonly nodes: readonly PlanNode[];
  readonly edges: readonly Dependency[];
}

/** Every strongly connected group of stated dependencies as one shortest cycle through its first node, in document order. */
export function cyclesOf(plan: Plan): readonly Cycle[] {
  const nodes = [...blocksOf(plan.root), ...tasksOf(plan.root)].sort((a, b) => a.loc.start.offset - b.loc.start.offset);
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const edges = new Map<string, { to: string; dependency: Dependency }[]>(nodes.map((node) => [node.key, []]));
  for (const node of nodes) {
    for (const dependency of node.dependencies) {
      if (dependency.target === undefined || dependency.via === 'graph') continue;
      const [later, earlier] = dependency.via === 'blocks' ? [dependency.target, node.key] : [node.key, dependency.target];
      edges.get(later)?.push({ to: earlier, dependency });
    }
  }
  const cycles: Cycle[] = [];
  const seen = new Set<string>();
  for (const node of nodes) {
    if (seen.has(node.key)) continue;
    const path = shortestWayBack(node.key, edges);
    if (!path) continue;
    for (const step of path) seen.add(step.from);
    cycles.push({ nodes: path.map((step) => byKey.get(step.from) as PlanNode), edges: path.map((step) => step.dependency) });
  }
  return cycles;
}

interface Step {
  readonly from: string;
  readonly dependency: Dependency;
}

/** Breadth-first from a node back to itself. */
function shortestWayBack(
  start: string,
  edges: ReadonlyMap<string, readonly { to: string; dependency: Dependency }[]>,
): readonly Step[] | undefined {
  const queue: { at: string; path: readonly Step[] }[] = [{ at: start, path: [] }];
  const visited = new Set<string>();
  for (let head = queue.shift(); head; head = queue.shift()) {
    for (const { to, dependency } of edges.get(head.at) ?? []) {
      const path = [...head.path, { from: head.at, dependency }];
      if (to === start) return path;
      if (visited.has(to)) continue;
      visited.add(to);
      queue.push({ at: to, path });
    }
  }
  return undefined;
}
