// What comes after what through chains of stated dependencies.
import type { DependencyStatement } from './model.ts';

/** Answers whether one task (by key) comes after another through any chain of these statements, in both directions of stating; what follows a task is worked out once. */
export function reachOver(statements: readonly DependencyStatement[]): (from: string, to: string) => boolean {
  const edges = new Map<string, Set<string>>();
  for (const { node, direction, refs } of statements) {
    for (const { target } of refs) {
      if (target === undefined) continue;
      const [earlier, later] = direction === 'blocks' ? [node, target] : [target, node];
      edges.set(earlier, (edges.get(earlier) ?? new Set()).add(later));
    }
  }
  const known = new Map<string, ReadonlySet<string>>();
  const after = (from: string): ReadonlySet<string> => {
    const before = known.get(from);
    if (before) return before;
    const seen = new Set<string>();
    const stack = [from];
    for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
      for (const next of edges.get(key) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        stack.push(next);
      }
    }
    known.set(from, seen);
    return seen;
  };
  return (from, to) => after(from).has(to);
}
