// An analysis as plain data: the published JSON, and what every drawing is made from.
import type { TimeUnit } from '../../plan/duration.ts';
import { compareLocations, type Location } from '../../plan/location.ts';
import { blocksOf, nameOf } from '../../plan/walk.ts';
import { edgesOf } from '../../plan/statements.ts';
import { writesOf } from '../../plan/hazards.ts';
import type { Analysis, CurvePoint } from '../../analysis/analyze.ts';
import type { Schedule } from '../../analysis/list-schedule.ts';

/** A place in a file for people: path and 1-based line. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** One task of an analyzed plan. Times are minutes, or steps. */
export interface TaskView {
  /** The task's key in `parallelint inspect`, unique in the plan. */
  readonly key: string;
  /** The id that the plan gives it, or null. */
  readonly id: string | null;
  readonly name: string;
  readonly title: string;
  readonly place: Place;
  readonly time: {
    readonly min: number;
    readonly expected: number;
    readonly max: number;
    readonly source: 'stated' | 'derived' | 'assumed';
  };
  readonly earliestStart: number;
  readonly latestStart: number;
  readonly slack: number;
  readonly critical: boolean;
  readonly done: boolean;
  readonly checkpoint: boolean;
  readonly agent: number;
  readonly start: number;
  readonly end: number;
  /** The wave of the repaired schedule, counted from 1. */
  readonly wave: number;
  readonly writes: readonly string[];
  /** Indices of the tasks that it waits for by a stated dependency. */
  readonly after: readonly number[];
}

/** A conflict between two tasks, by their indices. */
interface HazardView {
  readonly kind: 'write-write' | 'write-read';
  readonly file: string;
  readonly first: number;
  readonly second: number;
}

/** A phase or wave of the plan on the time axis. */
interface PhaseView {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** One analyzed plan. */
export interface PlanView {
  readonly title: string;
  readonly dialect: string;
  readonly place: Place;
  readonly measure: 'minutes' | 'steps';
  readonly unit: TimeUnit;
  readonly assumption: string | null;
  readonly tasks: readonly TaskView[];
  /** Indices of the tasks on one critical path, in order. */
  readonly criticalPath: readonly number[];
  readonly criticalLength: { readonly min: number; readonly expected: number; readonly max: number };
  readonly work: number;
  readonly width: number;
  readonly agents: { readonly count: number; readonly from: Analysis['agentsFrom']; readonly enough: number; readonly best: number };
  /** A name for each agent's row. */
  readonly rows: readonly string[];
  readonly makespan: { readonly min: number; readonly expected: number; readonly max: number };
  readonly curve: readonly CurvePoint[];
  readonly bounds: { readonly lower: number; readonly upper: number | null };
  readonly speedup: number | null;
  readonly efficiency: number | null;
  readonly sequentialShare: number;
  readonly ceiling: number | null;
  readonly overhead: { readonly minutes: number; readonly from: 'declared' | 'default' };
  readonly breakEven: number | null;
  readonly figures: FiguresView | null;
  /** The time reduction in percent that the plan is to exceed; null where nobody asks for one. */
  readonly target: number | null;
  readonly stated: (FiguresView & { readonly sequential: number; readonly parallel: number }) | null;
  readonly phases: readonly PhaseView[];
  /** Checkpoints on the time axis. */
  readonly checkpoints: readonly number[];
  readonly hazards: readonly HazardView[];
  readonly surfaces: readonly { readonly file: string; readonly tasks: readonly number[] }[];
  readonly repair: {
    readonly waves: readonly (readonly number[])[];
    readonly optimal: boolean;
    readonly moves: readonly {
      readonly task: number;
      readonly from: number;
      readonly to: number;
      readonly alone: boolean;
      readonly because: readonly { readonly task: number; readonly file: string }[];
    }[];
  };
  /** Stated dependencies on something that the plan does not define. */
  readonly unresolved: number;
  readonly contradictions: number;
}

interface FiguresView {
  readonly timeReduction: number;
  readonly efficiencyRatio: number;
  readonly returnOnInvestment: number | null;
}

/** Lays an analysis out as plain data; tasks are named by their index in document order. */
export function viewOf(analysis: Analysis, target: number | null = null): PlanView {
  const { plan, order, schedule, makespanRange, repair } = analysis;
  const ordered = [...analysis.tasks].sort((a, b) => compareLocations(a.task.loc, b.task.loc));
  const index = new Map(ordered.map(({ task }, at) => [task, at]));
  const indexOf = (task: (typeof ordered)[number]['task']): number => index.get(task) ?? -1;
  const slots = new Map(schedule.assignments.map((one) => [one.task, one]));
  const wave = new Map(repair.waves.flatMap((tasks, at) => tasks.map((task) => [task, at + 1] as const)));
  const edges = edgesOf(order);
  const names = namesOf(ordered);
  const after = new Map<number, number[]>();
  for (const { earlier, later } of edges) after.set(indexOf(later), [...(after.get(indexOf(later)) ?? []), indexOf(earlier)]);
  return {
    title: plan.title.value,
    dialect: plan.dialect,
    place: placeOf(plan.title.loc),
    measure: analysis.times.measure,
    unit: analysis.times.unit,
    assumption: [analysis.times.assumption, analysis.assumedOrder].filter((one) => one !== undefined).join('; ') || null,
    tasks: ordered.map(({ task, time, window, critical }, at): TaskView => {
      const slot = slots.get(task);
      return {
        key: task.key,
        id: task.id?.value ?? null,
        name: names[at] ?? '',
        title: task.title.value,
        place: placeOf(task.loc),
        time: { min: time.min, expected: time.expected, max: time.max, source: time.source },
        earliestStart: window.earliest,
        latestStart: window.latest,
        slack: window.slack,
        critical,
        done: task.done,
        checkpoint: task.roles.has('checkpoint'),
        agent: slot?.agent ?? 0,
        start: slot?.start ?? 0,
        end: slot?.end ?? 0,
        wave: wave.get(task) ?? 1,
        writes: [...new Set([...writesOf(task), ...(task.components ?? [])].map((one) => one.value))],
        after: after.get(at) ?? [],
      };
    }),
    criticalPath: analysis.criticalPath.tasks.map(indexOf),
    criticalLength: { ...analysis.criticalRange, expected: analysis.criticalPath.length },
    work: analysis.work,
    width: analysis.width,
    agents: { count: analysis.agents, from: analysis.agentsFrom, enough: analysis.enough, best: analysis.best },
    rows: rowNames(schedule),
    makespan: { ...makespanRange, expected: schedule.makespan },
    curve: analysis.curve,
    bounds: { lower: analysis.lowerBound, upper: analysis.upperBound ?? null },
    speedup: schedule.makespan > 0 ? analysis.work / schedule.makespan : null,
    efficiency: schedule.makespan > 0 ? analysis.work / schedule.makespan / analysis.agents : null,
    sequentialShare: analysis.sequentialShare,
    ceiling: analysis.ceiling ?? null,
    overhead: analysis.overhead,
    breakEven: analysis.breakEven ?? null,
    target,
    figures: analysis.figures ? { ...analysis.figures, returnOnInvestment: analysis.figures.returnOnInvestment ?? null } : null,
    stated: analysis.stated ? { ...analysis.stated, returnOnInvestment: analysis.stated.returnOnInvestment ?? null } : null,
    phases: phasesOf(analysis),
    checkpoints: checkpointTimes(analysis),
    hazards: analysis.hazards.map(({ kind, file, first, second }) => ({ kind, file, first: indexOf(first), second: indexOf(second) })),
    surfaces: analysis.surfaces.map(({ file, tasks }) => ({ file, tasks: tasks.map(indexOf) })),
    repair: {
      waves: repair.waves.map((tasks) => tasks.map(indexOf).sort((a, b) => a - b)),
      optimal: repair.optimal,
      moves: repair.moves.map((move) => ({
        task: indexOf(move.task),
        from: move.from,
        to: move.to,
        alone: move.alone,
        because: move.because.map(({ task, file }) => ({ task: indexOf(task), file })),
      })),
    },
    unresolved: analysis.unresolved,
    contradictions: analysis.contradictions,
  };
}

/** Names of tasks; where several tasks have one, each gets its line beside. */
function namesOf(tasks: Analysis['tasks']): readonly string[] {
  const count = new Map<string, number>();
  for (const { name } of tasks) count.set(name, (count.get(name) ?? 0) + 1);
  return tasks.map(({ name, task }) => ((count.get(name) ?? 0) > 1 ? `${name} (line ${task.loc.start.line})` : name));
}

function placeOf({ path, start }: Location): Place {
  return { path, line: start.line };
}

/** A row is called after the agent that the plan names for all of its tasks. */
function rowNames({ assignments }: Schedule): readonly string[] {
  const rows = new Map<number, Set<string>>();
  for (const { agent, task } of assignments) rows.set(agent, (rows.get(agent) ?? new Set()).add(task.agent?.value ?? ''));
  return Array.from({ length: Math.max(0, ...rows.keys()) + (rows.size > 0 ? 1 : 0) }, (_, agent) => {
    const [name, ...others] = rows.get(agent) ?? [];
    return name !== undefined && name !== '' && others.length === 0 ? name : `Agent ${agent + 1}`;
  });
}

/** The phases and waves of the plan, from the first start to the last end of their tasks. */
function phasesOf({ plan, schedule }: Analysis): readonly PhaseView[] {
  const slots = new Map(schedule.assignments.map((one) => [one.task.key, one]));
  const keysBelow = (node: (typeof plan.root.children)[number]): readonly string[] =>
    node.type === 'task' ? [node.key] : node.children.flatMap(keysBelow);
  return blocksOf(plan.root)
    .filter((block) => block !== plan.root && (block.id ?? block.title))
    .flatMap((block): PhaseView[] => {
      const own = keysBelow(block).flatMap((key) => slots.get(key) ?? []);
      if (own.length < 2) return [];
      const title = block.title?.value ?? '';
      const name = block.id ? (title === '' || title === block.id.value ? block.id.value : `${block.id.value}: ${title}`) : nameOf(block);
      return [{ name, start: Math.min(...own.map((one) => one.start)), end: Math.max(...own.map((one) => one.end)) }];
    });
}

/** Stated marks and cadences, and the ends of checkpoint tasks, inside the schedule. */
function checkpointTimes({ plan, schedule, times }: Analysis): readonly number[] {
  const found = new Set<number>();
  if (times.measure === 'minutes') {
    for (const { at, every } of plan.checkpoints) {
      if (at !== undefined) found.add(at);
      if (every !== undefined && every > 0)
        for (let time = every; time < schedule.makespan && found.size < 200; time += every) found.add(time);
    }
  }
  for (const { task, end } of schedule.assignments) if (task.roles.has('checkpoint')) found.add(end);
  return [...found].filter((at) => at > 0 && at <= schedule.makespan + 1e-9).sort((a, b) => a - b);
}
