// The parallel regions of a plan in which work is still open, with the streams that run side by side in them.
import type { HappensBefore } from './happens-before.ts';
import type { Block, Plan, PlanNode, Task } from './model.ts';
import { isDone, namesOf, parallelRegionsOf, tasksOf } from './walk.ts';

/** A region with the tasks that run beside others in it. */
export interface OpenRegion {
  readonly region: Block;
  readonly tasks: readonly Task[];
  /** The region's own members that hold these tasks. */
  readonly streams: readonly PlanNode[];
  /** Only the names of its members, or what they carry, say that they run at the same time. */
  readonly inferred: boolean;
}

/** The outermost parallel groups in which at least two streams are still to be done. `includeCompleted`: what is done counts, too. */
export function openRegionsOf(plan: Plan, order: HappensBefore, includeCompleted: boolean): readonly OpenRegion[] {
  return parallelRegionsOf(plan).flatMap((region) => {
    const open = order.sideBySide(region).filter((task) => includeCompleted || !task.done);
    const tasks = open.filter((task) => open.some((other) => order.concurrent(task, other)));
    if (tasks.length < 2) return [];
    const streams = region.children.filter(
      (child) => (includeCompleted || !isDone(child)) && tasksOf(child).some((task) => tasks.includes(task)),
    );
    return [{ region, tasks, streams: streams.length > 1 ? streams : tasks, inferred: region.inferred ?? false }];
  });
}

/** What the streams of a region are called together: `Tracks 1, 2 and 3`. */
export function streamNames({ streams, tasks }: Pick<OpenRegion, 'streams' | 'tasks'>): string {
  return namesOf(streams.every((stream) => (stream.id ?? stream.title) !== undefined) ? streams : tasks);
}
