// Figures of merit of a plan's graph, as plans state them about themselves.
import { writeHazards } from './hazards.ts';
import type { GraphMetric, Plan, Task } from './model.ts';
import type { HappensBefore } from './happens-before.ts';
import { earlierOf, waveStatements } from './statements.ts';

/** Each figure, worked out from the stated dependencies and waves; undefined where the plan has no tasks or no waves for it. */
export function graphMetrics(plan: Plan, order: HappensBefore): Readonly<Record<GraphMetric, number | undefined>> {
  const { tasks } = order;
  const edges = tasks.reduce((sum, task) => sum + earlierOf(order, task).length, 0);
  const waves = waveStatements(plan);
  const sameWave = writeHazards(order).filter(({ first, second }) => {
    const wave = waves.get(first.key)?.wave;
    return wave !== undefined && wave === waves.get(second.key)?.wave;
  });
  const longest = longestChain(tasks, order);
  return {
    ready: tasks.length > 0 ? tasks.filter((task) => earlierOf(order, task).length === 0).length : undefined,
    width: longest > 0 ? tasks.length / longest : undefined,
    density: tasks.length > 0 ? edges / tasks.length : undefined,
    overlaps:
      waves.size > 0 && order.unknownBlocks === 0
        ? new Set(sameWave.map((hazard) => `${waves.get(hazard.first.key)?.wave ?? ''} ${hazard.file}`)).size
        : undefined,
  };
}

/** The number of tasks on the longest chain of stated dependencies; tasks on a cycle are counted once. */
function longestChain(tasks: readonly Task[], order: HappensBefore): number {
  const length = new Map<Task, number>();
  const open = new Set<Task>();
  const measure = (task: Task): number => {
    const known = length.get(task);
    if (known !== undefined) return known;
    if (open.has(task)) return 0;
    open.add(task);
    const value = 1 + Math.max(0, ...earlierOf(order, task).map(measure));
    open.delete(task);
    length.set(task, value);
    return value;
  };
  return Math.max(0, ...tasks.map(measure));
}
