// An analysis as plain data: the published JSON, and what every drawing is made from.
import type { TimeUnit } from '../../plan/duration.ts';
import { compareLocations, type Location } from '../../plan/location.ts';
import { blocksOf, nameOf } from '../../plan/walk.ts';
import { edgesOf } from '../../plan/statements.ts';
import { writesOf } from '../../plan/hazards.ts';
import type { Task } from '../../plan/model.ts';
import type { Analysis, CurvePoint } from '../../analysis/analyze.ts';
import type { Schedule } from '../../analysis/list-schedule.ts';
import type { Run } from '../../analysis/runs.ts';
import type { Change, Verdict } from '../../analysis/verdict.ts';

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
  /** Its place in the plan as it is written; null for a finished task of a plan that is still to be run. */
  readonly written: Slot | null;
  /** Its place in the plan as it can safely run. */
  readonly repaired: Slot | null;
  readonly writes: readonly string[];
  /** Indices of the tasks that it waits for by a stated dependency. */
  readonly after: readonly number[];
}

/** Where a task stands in one way to run a plan. Waves are counted from 1, agents from 0. */
export interface Slot {
  readonly wave: number;
  readonly agent: number;
  readonly start: number;
  readonly end: number;
  /** It cannot slip without making the run longer. */
  readonly critical: boolean;
}

/** One way to run a plan: as it is written, or as it can safely run. Finished tasks are left out where others are still to be run. */
export interface RunView {
  /** Indices of tasks. */
  readonly waves: readonly (readonly number[])[];
  /** Whether no fewer waves are possible. */
  readonly optimal: boolean;
  /** The most tasks that run at once. */
  readonly atOnce: number;
  readonly time: { readonly min: number; readonly expected: number; readonly max: number };
  /** A name for each agent's row. */
  readonly rows: readonly string[];
  readonly phases: readonly PhaseView[];
  /** Checkpoints on the time axis. */
  readonly checkpoints: readonly number[];
}

/** The verdict: how the plan is written to run, how it can safely run, why they differ, and what to change first. */
interface VerdictView {
  readonly kind: Verdict['kind'];
  readonly text: string;
  readonly headline: string;
  readonly done: number;
  /** How many agents it is written for. */
  readonly agents: number;
  readonly written: RunView;
  readonly safe: RunView;
  readonly promise: { readonly time: number | null; readonly claims: readonly string[] };
  /** Files over which the same tasks meet. */
  readonly causes: {
    readonly files: readonly {
      readonly files: readonly string[];
      readonly writers: readonly number[];
      readonly readers: readonly number[];
    }[];
    /** Dependencies that the plan's own order leaves no room for. */
    readonly dependencies: readonly { readonly earlier: number; readonly later: number }[];
  };
  readonly changes: readonly {
    readonly kind: Change['kind'];
    readonly text: string;
    readonly files: readonly string[];
    readonly tasks: readonly number[];
    readonly agents: number | null;
    readonly time: number;
    readonly waves: number;
    readonly gain: number;
  }[];
  /** Indices of the tasks that can start at once. */
  readonly now: readonly number[];
  /** How many tasks the plan leaves without a word on how they run. */
  readonly unordered: number;
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
  readonly verdict: VerdictView;
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
  /** Conflicts between tasks that are still to be run. */
  readonly hazards: readonly HazardView[];
  /** The same by file, those with most tasks first. */
  readonly surfaces: readonly { readonly file: string; readonly writers: readonly number[]; readonly readers: readonly number[] }[];
  /** Tasks that go into a later wave than what they wait for asks for, and why. */
  readonly moves: readonly {
    readonly task: number;
    readonly from: number;
    readonly to: number;
    readonly alone: boolean;
    readonly because: readonly { readonly task: number; readonly file: string }[];
  }[];
  /** Stated dependencies on something that the plan does not define. */
  readonly unresolved: number;
  readonly contradictions: number;
}

interface FiguresView {
  readonly timeReduction: number;
  readonly efficiencyRatio: number;
  readonly returnOnInvestment: number | null;
}

/** Lays an analysis and its verdict out as plain data; tasks are named by their index in document order. */
export function viewOf(analysis: Analysis, verdict: Verdict, target: number | null = null): PlanView {
  const { plan, order, schedule, makespanRange } = analysis;
  const ordered = [...analysis.tasks].sort((a, b) => compareLocations(a.task.loc, b.task.loc));
  const index = new Map(ordered.map(({ task }, at) => [task, at]));
  const indexOf: IndexOf = (task) => index.get(task) ?? -1;
  const [written, repaired] = [slotsOf(verdict.written), slotsOf(verdict.safe)];
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
    verdict: verdictView(analysis, verdict, indexOf),
    tasks: ordered.map(({ task, time, window, critical }, at): TaskView => ({
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
      written: written.get(task) ?? null,
      repaired: repaired.get(task) ?? null,
      writes: [...new Set([...writesOf(task), ...(task.components ?? [])].map((one) => one.value))],
      after: after.get(at) ?? [],
    })),
    criticalPath: analysis.criticalPath.tasks.map(indexOf),
    criticalLength: { ...analysis.criticalRange, expected: analysis.criticalPath.length },
    work: analysis.work,
    width: analysis.width,
    agents: { count: analysis.agents, from: analysis.agentsFrom, enough: analysis.enough, best: analysis.best },
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
    hazards: verdict.hazards.map(({ kind, file, first, second }) => ({ kind, file, first: indexOf(first), second: indexOf(second) })),
    surfaces: verdict.files
      .flatMap(({ files, writers, readers }) =>
        files.map((file) => ({ file, writers: writers.map(indexOf), readers: readers.map(indexOf) })),
      )
      .sort((a, b) => b.writers.length + b.readers.length - a.writers.length - a.readers.length),
    moves: verdict.safe.moves.map((move) => ({
      task: indexOf(move.task),
      from: move.from,
      to: move.to,
      alone: move.alone,
      because: move.because.map(({ task, file }) => ({ task: indexOf(task), file })),
    })),
    unresolved: analysis.unresolved,
    contradictions: analysis.contradictions,
  };
}

/** Whether the plan can be run as it is written, so that one table says both. */
export function runsAsWritten({ verdict: { written, safe } }: Pick<PlanView, 'verdict'>): boolean {
  return JSON.stringify(written.waves) === JSON.stringify(safe.waves) && written.time.expected === safe.time.expected;
}

type IndexOf = (task: Task) => number;

function verdictView(analysis: Analysis, verdict: Verdict, indexOf: IndexOf): VerdictView {
  return {
    kind: verdict.kind,
    text: verdict.text,
    headline: verdict.headline,
    done: verdict.done,
    agents: verdict.agents,
    written: runView(analysis, verdict.written, indexOf),
    safe: runView(analysis, verdict.safe, indexOf),
    promise: { time: verdict.promise.time ?? null, claims: verdict.promise.claims },
    causes: {
      files: verdict.files.map(({ files, writers, readers }) => ({ files, writers: writers.map(indexOf), readers: readers.map(indexOf) })),
      dependencies: verdict.contradictions.map(({ earlier, later }) => ({ earlier: indexOf(earlier), later: indexOf(later) })),
    },
    changes: verdict.changes.map(({ kind, text, files, tasks, agents, time, waves, gain }) => ({
      kind,
      text,
      files,
      tasks: tasks.map(indexOf),
      agents: agents ?? null,
      time,
      waves,
      gain,
    })),
    now: verdict.now.map(indexOf),
    unordered: verdict.unordered,
  };
}

function runView(analysis: Analysis, run: Run, indexOf: IndexOf): RunView {
  return {
    waves: run.waves.map((tasks) => tasks.map(indexOf).sort((a, b) => a - b)),
    optimal: run.optimal,
    atOnce: run.atOnce,
    time: run.time,
    rows: rowNames(run.schedule),
    phases: phasesOf(analysis, run.schedule),
    checkpoints: checkpointTimes(analysis, run.schedule),
  };
}

function slotsOf({ waves, schedule, critical }: Run): ReadonlyMap<Task, Slot> {
  const wave = new Map(waves.flatMap((tasks, at) => tasks.map((task) => [task, at + 1] as const)));
  return new Map(
    schedule.assignments.map(({ task, agent, start, end }) => [
      task,
      { wave: wave.get(task) ?? 1, agent, start, end, critical: critical.has(task) },
    ]),
  );
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
function phasesOf({ plan }: Analysis, schedule: Schedule): readonly PhaseView[] {
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
function checkpointTimes({ plan, times }: Analysis, schedule: Schedule): readonly number[] {
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
