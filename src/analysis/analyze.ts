// What a plan is worth as it is written, whatever its tasks touch: schedule, bounds, figures of merit. Pure: same plan, same numbers.
import type { Interval } from '../plan/duration.ts';
import type { Plan, Task } from '../plan/model.ts';
import { type Sorted, sortGraph } from '../plan/precedence-graph.ts';
import { type HappensBefore, happensBeforeOf } from '../plan/happens-before.ts';
import { nameOf, parallelRegionsOf, tasksOf } from '../plan/walk.ts';
import { type CriticalPath, criticalPathOf, type Window } from './critical-path.ts';
import { type Schedule, scheduleOn, type SchedulingInput } from './list-schedule.ts';
import { breakEven, figuresOf, type Figures, grahamBound, lowerBound, OVERHEAD_PER_AGENT, OVERHEAD_PER_CHECKPOINT } from './overhead.ts';
import { type TaskTime, type Times, timesOf } from './times.ts';

/** One number of agents and what it gives. Times are minutes, or steps where the plan states no times. */
export interface CurvePoint {
  readonly agents: number;
  readonly makespan: number;
  /** work/makespan. */
  readonly speedup: number;
  /** speedup/agents, from 0 to 1. */
  readonly efficiency: number;
  /** What coordinating so many agents costs; 0 in steps. */
  readonly overhead: number;
}

/** A task with its place in the schedule. */
interface TaskAnalysis {
  readonly task: Task;
  readonly name: string;
  readonly time: TaskTime;
  readonly window: Window;
  readonly critical: boolean;
}

/** Everything that is known of a plan's run. */
export interface Analysis {
  readonly plan: Plan;
  readonly order: HappensBefore;
  readonly times: Times;
  /** What had to be assumed about the order, in a sentence. */
  readonly assumedOrder?: string;
  readonly tasks: readonly TaskAnalysis[];
  readonly criticalPath: CriticalPath;
  /** The length of the critical path with the least and with the greatest times. */
  readonly criticalRange: Interval;
  /** The sum of all times. */
  readonly work: number;
  /** The most tasks that run at once when each starts as early as it can. */
  readonly width: number;
  /** The number of agents that the schedule is made for, and where it comes from. */
  readonly agents: number;
  readonly agentsFrom: 'asked' | 'declared' | 'named' | 'enough';
  readonly schedule: Schedule;
  /** What schedules for other numbers of agents are made from. */
  readonly input: SchedulingInput;
  /** The schedule's makespan with the least and with the greatest times. */
  readonly makespanRange: Interval;
  readonly curve: readonly CurvePoint[];
  /** The fewest agents that are as fast as any number of them. */
  readonly enough: number;
  /** The number of agents that is fastest with its overhead counted in. */
  readonly best: number;
  readonly lowerBound: number;
  /** Graham's bound; undefined where tasks exclude each other, which it does not cover. */
  readonly upperBound?: number;
  /** The share of the work (0 to 1) during which one task runs alone, and Amdahl's ceiling on the speed-up that follows. */
  readonly sequentialShare: number;
  readonly ceiling?: number;
  /** Overhead in minutes of the schedule's agents and checkpoints, or as declared. */
  readonly overhead: { readonly minutes: number; readonly from: 'declared' | 'default' };
  /** The size of work in minutes from which on this split pays. */
  readonly breakEven?: number;
  /** The figures of merit from the computed times, overhead counted in the return only. */
  readonly figures?: Figures;
  /** The same on the times that the plan itself states. */
  readonly stated?: Figures & { readonly sequential: number; readonly parallel: number };
  /** Stated dependencies on something that the plan does not define: nothing waits for them here. */
  readonly unresolved: number;
  /** Orders that the plan states and that contradict each other, so that one of them was left out. */
  readonly contradictions: number;
}

/** What the caller may set. */
export interface AnalyzeOptions {
  /** Agents to schedule for; 1 or more. */
  readonly agents?: number;
}

/** Agents up to which the curve goes; beyond that more of them are shown by the bounds. */
const MAX_CURVE = 24;

/** Analyzes a plan with one task or more. */
export function analyze(plan: Plan, options: AnalyzeOptions = {}, order: HappensBefore = happensBeforeOf(plan)): Analysis {
  const { tasks, written: graph } = order;
  const times = timesOf(plan);
  const sorted = sortGraph(graph);
  const expected = (task: Task): number => times.of(task).expected;
  const criticalPath = criticalPathOf(graph, sorted, expected);
  const input = inputFor(plan, order, sorted, criticalPath, expected);
  const free = scheduleOn(Math.max(1, tasks.length), input);
  const width = Math.max(1, peakOf(free));
  const work = tasks.reduce((sum, task) => sum + expected(task), 0);
  const curve = curveOf(input, width, work, plan, times);
  const least = curve.reduce((best, point) => Math.min(best, point.makespan), free.makespan);
  const enough = curve.find((point) => point.makespan <= least + 1e-9)?.agents ?? width;
  const stated = agentsOf(plan, enough);
  const agents = options.agents ?? stated.agents;
  const schedule = scheduleOn(agents, input);
  const checkpoints = checkpointsOf(plan, schedule.makespan);
  const overhead =
    plan.declarations.overhead === undefined
      ? {
          minutes: times.measure === 'steps' ? 0 : agents * OVERHEAD_PER_AGENT + checkpoints * OVERHEAD_PER_CHECKPOINT,
          from: 'default' as const,
        }
      : { minutes: plan.declarations.overhead.value, from: 'declared' as const };
  const share = work === 0 ? 0 : aloneShare(free, work);
  const even = times.measure === 'minutes' && work > 0 ? breakEven(schedule.makespan / work, overhead.minutes) : undefined;
  const own = statedTimes(plan);
  const critical = new Set(criticalPath.tasks);
  return {
    plan,
    order,
    times,
    ...(order.unknownBlocks > 0 && { assumedOrder: assumedOrder(order.unknownBlocks) }),
    tasks: tasks.map((task) => ({
      task,
      name: nameOf(task),
      time: times.of(task),
      window: criticalPath.windows.get(task) as Window,
      critical: critical.has(task) || (criticalPath.windows.get(task)?.slack ?? 1) <= 1e-9,
    })),
    criticalPath,
    criticalRange: {
      min: criticalPathOf(graph, sorted, (task) => times.of(task).min).length,
      max: criticalPathOf(graph, sorted, (task) => times.of(task).max).length,
    },
    work,
    width,
    agents,
    agentsFrom: options.agents === undefined ? stated.from : 'asked',
    schedule,
    input,
    makespanRange: {
      min: scheduleOn(agents, { ...input, timeOf: (task) => times.of(task).min }).makespan,
      max: scheduleOn(agents, { ...input, timeOf: (task) => times.of(task).max }).makespan,
    },
    curve,
    enough,
    best: curve.reduce((best, point) => (point.makespan + point.overhead < best.makespan + best.overhead - 1e-9 ? point : best)).agents,
    lowerBound: lowerBound(work, criticalPath.length, agents),
    ...(!input.hasExclusions && { upperBound: grahamBound(work, criticalPath.length, agents) }),
    sequentialShare: share,
    ...(share > 0 && { ceiling: 1 / share }),
    overhead,
    ...(even !== undefined && { breakEven: even }),
    ...(work > 0 && schedule.makespan > 0 && { figures: figuresOf(work, schedule.makespan, overhead.minutes) }),
    ...(own && { stated: { ...own, ...figuresOf(own.sequential, own.parallel, statedOverhead(plan)) } }),
    unresolved: tasks.reduce(
      (sum, task) => sum + task.dependencies.filter((one) => one.target === undefined && one.via !== 'blocks').length,
      0,
    ),
    contradictions: graph === order.graph ? sorted.dropped.length : sortGraph(order.graph).dropped.length,
  };
}

function assumedOrder(blocks: number): string {
  const groups = blocks === 1 ? '1 group does not say how its tasks run and is' : `${blocks} groups do not say how their tasks run and are`;
  return `${groups} taken one after another, as written`;
}

/** The two times that a plan states for itself, in minutes: its totals, a comparison of the whole, or what its claims follow from. */
function statedTimes(plan: Plan): { readonly sequential: number; readonly parallel: number } | undefined {
  const compared = plan.comparisons.find((one) => one.scope === 'plan');
  const claimed = plan.claims.find((claim) => claim.parallel && claim.sequential);
  const parallel = plan.statedParallelTime ?? compared?.parallel ?? claimed?.parallel;
  const sequential = plan.statedSequentialTime ?? compared?.sequential ?? claimed?.sequential;
  if (!parallel || !sequential || middle(parallel.value) <= 0 || middle(sequential.value) <= 0) return undefined;
  return { sequential: middle(sequential.value), parallel: middle(parallel.value) };
}

/** The coordination overhead in minutes that a plan states: declared, or the one that its return is worked out from. */
function statedOverhead(plan: Plan): number | undefined {
  const claimed = plan.claims.find((claim) => claim.kind === 'roi')?.overhead;
  return plan.declarations.overhead?.value ?? (claimed && middle(claimed.value));
}

function middle({ min, max }: Interval): number {
  return (min + max) / 2;
}

function inputFor(plan: Plan, order: HappensBefore, sorted: Sorted, path: CriticalPath, timeOf: (task: Task) => number): SchedulingInput {
  return {
    graph: order.written,
    sorted,
    timeOf,
    priorityOf: (task) => path.windows.get(task)?.tail ?? 0,
    excludes: (a, b) => order.excludes(a, b),
    hasExclusions: plan.conflicts.some((one) => one.refs.length > 0) || order.tasks.some((task) => task.parallel?.value === false),
  };
}

/** The most tasks that run at once in a schedule. */
function peakOf({ assignments }: Schedule): number {
  return Math.max(0, ...profileOf(assignments).map((step) => step.running));
}

interface Step {
  readonly start: number;
  readonly end: number;
  readonly running: number;
}

/** The schedule as stretches of time with the number of tasks that run in each. */
function profileOf(assignments: Schedule['assignments']): readonly Step[] {
  const changes = assignments.flatMap(({ start, end }) => (end > start ? [[start, 1] as const, [end, -1] as const] : []));
  changes.sort(([a, first], [b, second]) => a - b || first - second);
  const steps: Step[] = [];
  let running = 0;
  for (const [index, [at, change]] of changes.entries()) {
    running += change;
    const end = changes[index + 1]?.[0] ?? at;
    if (end > at) steps.push({ start: at, end, running });
  }
  return steps;
}

/** The share of the work that is done while nothing else runs, in the earliest schedule: what Amdahl calls the sequential part. */
function aloneShare({ assignments }: Schedule, work: number): number {
  return profileOf(assignments).reduce((sum, { start, end, running }) => (running === 1 ? sum + end - start : sum), 0) / work;
}

/** The number of agents that the plan states: declared, named by its tasks or its regions; else the fewest that are fastest. */
function agentsOf(plan: Plan, enough: number): { readonly agents: number; readonly from: Analysis['agentsFrom'] } {
  const declared = plan.declarations.agents?.value;
  if (declared !== undefined) return { agents: declared, from: 'declared' };
  const named = Math.max(
    0,
    ...parallelRegionsOf(plan).map((region) => {
      const tasks = tasksOf(region);
      const names = new Set(tasks.flatMap((task) => task.agent?.value ?? []));
      return region.agents?.value.max ?? (tasks.every((task) => task.agent) ? names.size : 0);
    }),
  );
  return named > 0 ? { agents: named, from: 'named' } : { agents: enough, from: 'enough' };
}

/** How many checkpoints the plan has. Those at stated times and the tasks that hold them are the same ones; a cadence counts where neither is stated. */
function checkpointsOf(plan: Plan, makespan: number): number {
  const timed = new Set(plan.checkpoints.flatMap((one) => one.at ?? [])).size;
  const untimed = plan.checkpoints.filter((one) => one.at === undefined && one.every === undefined).length;
  const tasks = tasksOf(plan.root).filter((task) => task.roles.has('checkpoint')).length;
  const recurring = plan.checkpoints.flatMap((one) =>
    one.every === undefined || one.every <= 0 ? [] : [Math.floor(makespan / one.every)],
  );
  return Math.max(timed, tasks) || Math.max(0, ...recurring) || untimed;
}

function curveOf(input: SchedulingInput, width: number, work: number, plan: Plan, times: Times): readonly CurvePoint[] {
  return Array.from({ length: Math.max(1, Math.min(width, MAX_CURVE)) }, (_, index): CurvePoint => {
    const agents = index + 1;
    const { makespan } = scheduleOn(agents, input);
    const speedup = makespan > 0 ? work / makespan : 1;
    const overhead = times.measure === 'steps' || agents === 1 ? 0 : agents * OVERHEAD_PER_AGENT;
    return {
      agents,
      makespan,
      speedup,
      efficiency: speedup / agents,
      overhead: plan.declarations.overhead && agents > 1 ? plan.declarations.overhead.value : overhead,
    };
  });
}
