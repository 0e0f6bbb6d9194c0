// Stated dependencies by the task that waits, and where in the tree two tasks meet.
import type { HappensBefore } from './happens-before.ts';
import type { Block, PlanNode, Task } from './model.ts';
import { enclosing } from './size.ts';
import { type Edge, edgesOf } from './statements.ts';

/** The stated dependencies of each task that still waits for something. `includeCompleted`: what is done counts, too. */
export function openEdgesOf(order: HappensBefore, includeCompleted: boolean): ReadonlyMap<Task, readonly Edge[]> {
  const groups = new Map<Task, Edge[]>();
  for (const edge of edgesOf(order)) {
    // What is done keeps nobody waiting.
    if (edge.earlier === edge.later || (!includeCompleted && (edge.earlier.done || edge.later.done))) continue;
    groups.set(edge.later, [...(groups.get(edge.later) ?? []), edge]);
  }
  return groups;
}

/** The innermost block around two tasks, and where in it each of them lies. */
export interface Meeting {
  readonly block: Block;
  readonly earlier: number;
  readonly later: number;
}

/** Where in the tree a task and the one that waits for it meet. */
export function meetingOf(root: Block, { earlier, later }: Pick<Edge, 'earlier' | 'later'>): Meeting | undefined {
  const around = enclosing(root, later);
  const block = enclosing(root, earlier).find((one) => around.includes(one));
  if (!block) return undefined;
  const indexOf = (task: Task): number => {
    const path: readonly PlanNode[] = [task, ...enclosing(root, task)];
    return block.children.findIndex((child) => path.includes(child));
  };
  return { block, earlier: indexOf(earlier), later: indexOf(later) };
}
