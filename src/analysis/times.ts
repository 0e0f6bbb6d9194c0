// How long each task takes: what the plan states, what follows from its phases, and what has to be assumed.
import { type Duration, type Interval, longest, MINUTES_PER, remainder, sum, type TimeUnit } from '../plan/duration.ts';
import type { Plan, PlanNode, Task } from '../plan/model.ts';
import { tasksOf } from '../plan/walk.ts';

/** The time of one task in minutes (or in steps, where the plan states no time at all). */
export interface TaskTime extends Interval {
  /** The middle of the interval: what schedules are made with. */
  readonly expected: number;
  /** `stated` by the task; `derived` from the time of the phase around it; `assumed`. */
  readonly source: 'stated' | 'derived' | 'assumed';
}

/** The times of a plan's tasks. */
export interface Times {
  of(task: Task): TaskTime;
  /** `minutes`: real times. `steps`: the plan states none, and every task counts as one step. */
  readonly measure: 'minutes' | 'steps';
  /** The unit that the plan thinks in, for showing minutes. */
  readonly unit: TimeUnit;
  /** What had to be assumed, in a sentence; undefined when every time is stated or derived. */
  readonly assumption?: string;
}

/** Works out the time of every task. Tasks without one take what their phase leaves for them, else the mean of the known ones, else one step. */
export function timesOf(plan: Plan): Times {
  const tasks = tasksOf(plan.root);
  const known = new Map<Task, TaskTime>();
  spread(plan.root, plan.statedParallelTime ? toInterval(plan.statedParallelTime.value) : undefined, known);
  const stated = [...known.values()];
  if (stated.length === 0) {
    const step: TaskTime = { min: 1, max: 1, expected: 1, source: 'assumed' };
    return { of: () => step, measure: 'steps', unit: 'hour', assumption: 'the plan states no times: every task counts as one step' };
  }
  const mean = stated.reduce((sum, time) => sum + time.expected, 0) / stated.length;
  const assumed: TaskTime = { min: mean, max: mean, expected: mean, source: 'assumed' };
  const missing = tasks.length - known.size;
  return {
    of: (task) => known.get(task) ?? assumed,
    measure: 'minutes',
    unit: coarsest(plan),
    ...(missing > 0 && {
      assumption: `${missing} of ${tasks.length} tasks ${missing === 1 ? 'states no time and counts' : 'state no time: each counts'} as the mean of the others`,
    }),
  };
}

/** Gives a node's time to the tasks below it: to each of those side by side, and in shares to those in sequence (or in an unknown order, which schedules take as one) that state none themselves. */
function spread(node: PlanNode, given: Interval | undefined, known: Map<Task, TaskTime>): void {
  const own = ownTime(node);
  const time = own ?? given;
  if (node.type === 'task') {
    if (time) known.set(node, { ...time, expected: (time.min + time.max) / 2, source: own ? 'stated' : 'derived' });
    return;
  }
  if (!time || node.arrangement === 'parallel') {
    for (const child of node.children) spread(child, time, known);
    return;
  }
  const timed = node.children.map(treeTime);
  const silent = timed.filter((one) => one === undefined).length;
  const left = remainder(
    time,
    timed.flatMap((one) => one ?? []),
  );
  const share = silent === 0 || left.max <= 0 ? undefined : { min: left.min / silent, max: left.max / silent };
  for (const [index, child] of node.children.entries()) spread(child, timed[index] === undefined ? share : undefined, known);
}

/** The time in minutes that a node states, or that follows from its own tasks where all of them state one; dependencies are not looked at. Where the arrangement is unknown, it is anything from the longest to the sum. */
export function treeTime(node: PlanNode): Interval | undefined {
  const own = ownTime(node);
  if (own) return own;
  if (node.type === 'task' || node.children.length === 0) return undefined;
  const parts = node.children.map(treeTime);
  if (parts.some((part) => part === undefined)) return undefined;
  const times = parts as readonly Interval[];
  if (node.arrangement === 'parallel') return longest(times);
  if (node.arrangement === 'unknown') return { min: longest(times).min, max: sum(times).max };
  return sum(times);
}

/** The time that a node states: its duration, else the length of its window (`T+30 to T+90`). */
function ownTime(node: PlanNode): Interval | undefined {
  if (node.duration) return toInterval(node.duration.value);
  if (node.type === 'task' || !node.window) return undefined;
  const length = node.window.value.max - node.window.value.min;
  return length > 0 ? { min: length, max: length } : undefined;
}

function toInterval({ min, max }: Duration): Interval {
  return { min, max };
}

const UNITS = Object.keys(MINUTES_PER) as readonly TimeUnit[];

/** The coarsest unit among the plan's times; minutes are shown as hours and minutes anyway. */
function coarsest(plan: Plan): TimeUnit {
  const units: TimeUnit[] = ['hour'];
  const visit = (node: PlanNode): void => {
    if (node.duration) units.push(node.duration.value.unit);
    if (node.type === 'block') node.children.forEach(visit);
  };
  visit(plan.root);
  if (plan.statedParallelTime) units.push(plan.statedParallelTime.value.unit);
  return units.reduce((one, other) => (UNITS.indexOf(other) > UNITS.indexOf(one) ? other : one));
}
