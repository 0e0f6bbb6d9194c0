// How long the work of a node takes, in sequence and in parallel, as far as the plan says so.
import { type Interval, longest, remainder } from './duration.ts';
import type { Block, Plan, PlanNode } from './model.ts';
import { nameList, nameOf, parallelRegionsOf, tasksOf } from './walk.ts';

/** An upper bound, in minutes, of the work of a node done in sequence; Infinity where the plan does not bound it. */
function sequentialBound(node: PlanNode): number {
  if (node.type === 'task') return node.duration?.value.max ?? Infinity;
  const parts = node.children.map(sequentialBound);
  const total = parts.reduce((one, other) => one + other, 0);
  if (Number.isFinite(total) && parts.length > 0) return total;
  return node.duration ? node.duration.value.max * Math.max(1, tasksOf(node).length) : Infinity;
}

/** The stated or summed size of a plan in sequence, in minutes; undefined where it is not certain. */
export function sequentialSize(plan: Plan): Interval | undefined {
  if (plan.statedSequentialTime) return plan.statedSequentialTime.value;
  const max = sequentialBound(plan.root);
  return Number.isFinite(max) ? { min: 0, max } : undefined;
}

/** How long a parallel region runs, in minutes: its own duration, what its phase leaves for it, its longest task, or what the plan's total leaves for it. */
export function regionLength(plan: Plan, region: Block): Interval | undefined {
  if (region.duration) return region.duration.value;
  const phase = enclosing(plan.root, region);
  for (const block of phase) {
    const others = block.children.filter((child) => child !== region && !contains(child, region));
    if (block.duration && others.every((child) => child.duration !== undefined || tasksOf(child).length === 0)) {
      return leftFor(block, block.duration.value, others);
    }
  }
  const timed = tasksOf(region).flatMap((task) => (task.duration ? [task.duration.value] : []));
  if (timed.length > 0) {
    const most = longest(timed);
    return timed.length === tasksOf(region).length ? most : { min: most.min, max: Infinity };
  }
  if (plan.statedParallelTime && parallelRegionsOf(plan).length === 1) {
    const steps = plan.root.children.filter((child) => child !== region && !contains(child, region));
    return leftFor(plan.root, plan.statedParallelTime.value, steps);
  }
  return undefined;
}

/** What the time of a block leaves for one child beside the others; where they may run beside it, it may take all of it. */
function leftFor(block: Block, whole: Interval, others: readonly PlanNode[]): Interval {
  const left = remainder(
    whole,
    others.flatMap((child) => (child.duration ? [child.duration.value] : [])),
  );
  return block.arrangement === 'unknown' ? { min: left.min, max: whole.max } : left;
}

/** The blocks around a node, the innermost first, without the node. */
export function enclosing(root: Block, node: PlanNode): readonly Block[] {
  if (root === node) return [];
  for (const child of root.children) {
    if (child === node) return [root];
    if (child.type === 'block' && contains(child, node)) return [...enclosing(child, node), root];
  }
  return [];
}

/** Whether a node lies below another. */
export function contains(outer: PlanNode, inner: PlanNode): boolean {
  return outer.type === 'block' && outer.children.some((child) => child === inner || contains(child, inner));
}

/** What a region is called in a message: its phase's id and title, else by `members`, what is in it. */
export function regionName(plan: Plan, region: Block, members: readonly PlanNode[] = region.children): string {
  const named = [region, ...enclosing(plan.root, region)].find((block) => block.title !== undefined);
  if (!named?.title) return `the parallel group of ${nameList(members.map(nameOf))}`;
  const title = `“${named.title.value}”`;
  return named.id && named.id.value !== named.title.value ? `${named.id.value} ${title}` : title;
}

/** ` in Phase 2 “…”` behind a count, or nothing where the region has no name. */
export function inRegion(plan: Plan, region: Block): string {
  const named = [region, ...enclosing(plan.root, region)].some((block) => block.title !== undefined);
  return named ? ` in ${regionName(plan, region)}` : '';
}
