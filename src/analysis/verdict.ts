// The verdict on a plan: how it is written to run, how it can safely run, what makes the difference, and which few changes gain most.
import type { Hazard } from '../plan/hazards.ts';
import { type HappensBefore, happensBeforeOf } from '../plan/happens-before.ts';
import type { Plan, Task } from '../plan/model.ts';
import { edgesOf } from '../plan/statements.ts';
import { blocksOf, tasksOf } from '../plan/walk.ts';
import type { Analysis } from './analyze.ts';
import { wantsOwner, type SharedFiles, sharedFiles, withKnownOrder, withoutDependency, withOwners } from './obstacles.ts';
import { type Bounds, type Contradiction, type Run, type Runs, runsOf } from './runs.ts';
import { timesOf } from './times.ts';
import { wordsOf } from './verdict-words.ts';

/**
 * How a plan fares. `done`: nothing is left. `single`: one task is left. `open`: the plan does not say how its tasks run. `sequence`: one task at a
 * time, as written. `as-written`: what runs at once can. `reordered`: tasks meet, and keeping them apart costs no time. `slower`: it costs time.
 */
type VerdictKind = 'done' | 'single' | 'open' | 'sequence' | 'as-written' | 'reordered' | 'slower';

/** One change of the plan, and what it gives. Times are minutes, or steps. */
export interface Change {
  /** `owner`: one writer a file. `decouple`: nobody waits to read a file. `order`: the plan says what may run at once. `dependency`: one task does not wait. `agents`: more of them. */
  readonly kind: 'owner' | 'decouple' | 'order' | 'dependency' | 'agents';
  readonly files: readonly string[];
  /** The tasks that it is about: the writers of the files, or the earlier and the later task. */
  readonly tasks: readonly Task[];
  /** Agents to run with, for `agents`. */
  readonly agents?: number;
  /** The time of the changed plan, run safely. */
  readonly time: number;
  readonly waves: number;
  /** How much less time that is than the plan needs as it stands. */
  readonly gain: number;
  readonly text: string;
}

/** The verdict. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** One paragraph: what to know before the plan is run, changes included. */
  readonly text: string;
  /** How it is written and how it runs, without the changes. */
  readonly headline: string;
  readonly tasks: number;
  readonly done: number;
  readonly open: readonly Task[];
  readonly written: Run;
  readonly safe: Run;
  /** The number of agents that the plan is written for. */
  readonly agents: number;
  /** What the plan states for itself: its time in parallel in minutes, and its claims in its own words. */
  readonly promise: { readonly time?: number; readonly claims: readonly string[] };
  readonly hazards: readonly Hazard[];
  readonly files: readonly SharedFiles[];
  readonly contradictions: readonly Contradiction[];
  /** Dependencies that were left out because they close a circle. */
  readonly circles: number;
  readonly changes: readonly Change[];
  /** What can start at once: the first wave. */
  readonly now: readonly Task[];
  /** How many tasks the plan leaves without a word on how they run; 0 where it says so of all. */
  readonly unordered: number;
}

/** Changes that are told. */
const MOST_CHANGES = 3;

/** Gains below this share of the time are not worth an agreement or an agent more. */
const WORTHWHILE = 0.1;

/** Gives the verdict on an analyzed plan. Conflicts that `tolerates` lets pass are none. */
export function verdictOf(analysis: Analysis, tolerates: Bounds['tolerates'] = () => false): Verdict {
  const { plan, order, times } = analysis;
  const limit = analysis.agentsFrom === 'enough' ? undefined : analysis.agents;
  const bounds: Bounds = { agents: limit, tolerates };
  const runs = runsOf(plan, order, times, bounds);
  const files = sharedFiles(runs.hazards);
  const changes = runs.open.every((task) => task.done) ? [] : changesOf(plan, order, runs, files, bounds);
  const facts = {
    kind: kindOf(runs, plan),
    tasks: order.tasks.length,
    done: order.tasks.filter((task) => task.done).length,
    open: runs.open,
    written: runs.written,
    safe: runs.safe,
    agents: limit ?? runs.written.atOnce,
    promise: promiseOf(plan),
    hazards: runs.hazards,
    files,
    contradictions: runs.contradictions,
    circles: runs.contradictions.length === 0 ? analysis.contradictions : 0,
    now: runs.safe.waves[0] ?? [],
    unordered: unorderedTasks(plan, order),
  };
  const words = wordsOf(facts, changes, times);
  return { ...facts, ...words };
}

/** The time of the safe run on so many agents, in minutes or steps. */
export function safeTime({ plan, order, times }: Analysis, agents: number, tolerates: Bounds['tolerates'] = () => false): number {
  return runsOf(plan, order, times, { agents, tolerates }).safe.time.expected;
}

function kindOf({ open, written, safe, hazards, contradictions }: Runs, plan: Plan): VerdictKind {
  if (open.every((task) => task.done)) return 'done';
  if (open.length === 1) return 'single';
  if (safe.time.expected > written.time.expected + 1e-9 || safe.waves.length > written.waves.length) return 'slower';
  if (hazards.length > 0 || contradictions.some((one) => !one.aside)) return 'reordered';
  if (written.atOnce > 1) return 'as-written';
  return blocksOf(plan.root).some((block) => block.arrangement === 'unknown' && block.children.length > 1) ? 'open' : 'sequence';
}

/** Open tasks in groups that do not say how their members run. */
function unorderedTasks(plan: Plan, order: HappensBefore): number {
  if (order.unknownBlocks === 0) return 0;
  const groups = blocksOf(plan.root).filter((block) => block.arrangement === 'unknown' && block.children.length > 1);
  const open = groups.map((block) => tasksOf(block).filter((task) => !task.done)).filter((tasks) => tasks.length > 1);
  return new Set(open.flat()).size;
}

function promiseOf(plan: Plan): Verdict['promise'] {
  const time = plan.statedParallelTime?.value ?? plan.comparisons.find((one) => one.scope === 'plan')?.parallel.value;
  const claims = plan.claims.flatMap(({ kind, text }) => (kind === 'reduction' || kind === 'speedup' ? [text] : []));
  return { ...(time && { time: (time.min + time.max) / 2 }), claims: [...new Set(claims)] };
}

/** A change before it is put into words. */
export type Draft = Omit<Change, 'text'>;

/** Tries the changes out, each by scheduling the plan that it leaves, and gives those that gain most. */
function changesOf(plan: Plan, order: HappensBefore, runs: Runs, files: readonly SharedFiles[], bounds: Bounds): readonly Draft[] {
  const { agents: limit } = bounds;
  const before = runs.safe.time.expected;
  const draft = (kind: Change['kind'], tasks: readonly Task[], changed: Plan, more: Partial<Draft> = {}): Draft => {
    const agents = more.agents ?? limit;
    const { safe } = runsOf(changed, changed === plan ? order : happensBeforeOf(changed), timesOf(changed), { ...bounds, agents });
    return { kind, files: [], tasks, time: safe.time.expected, waves: safe.waves.length, gain: before - safe.time.expected, ...more };
  };
  const owners = (shared: readonly SharedFiles[]): Draft => {
    const tasks = [...new Set(shared.flatMap((one) => [...one.writers, ...one.readers]))];
    return draft(shared.some(wantsOwner) ? 'owner' : 'decouple', tasks, withOwners(plan, shared), {
      files: shared.flatMap((one) => one.files),
    });
  };
  // A change is one more schedule of the whole plan: large plans get fewer tries.
  const tries = Math.max(2, Math.min(8, Math.floor(3000 / order.tasks.length)));
  // Files with several writers want an owner; those that are only read beside their writer want something else.
  const written = files.filter(wantsOwner);
  const read = files.filter((one) => !wantsOwner(one));
  const drafts = [written, read].flatMap((group) => {
    const single = group.slice(0, tries).map((one) => owners([one]));
    return [...single.filter(({ gain }) => gain > 1e-9), ...together(group, single, owners)];
  });
  if (unorderedTasks(plan, order) > 0) drafts.push(draft('order', runs.open, withKnownOrder(plan)));
  const worth = (one: Draft): boolean => one.gain >= before * WORTHWHILE;
  const chains = draftChains(order, runs)
    .slice(0, tries)
    .map(([earlier, later]) => draft('dependency', [earlier, later], withoutDependency(plan, earlier, later)))
    .filter(worth);
  if (limit !== undefined && runs.safe.atOnce >= limit) drafts.push(...[draft('agents', [], plan, { agents: limit + 1 })].filter(worth));
  // Whether a dependency is needed is known to nobody but the plan's author: it comes last.
  return [...byGain(drafts.filter(({ gain }) => gain > 1e-9)).slice(0, MOST_CHANGES), ...byGain(chains).slice(0, 1)].slice(0, MOST_CHANGES);
}

/** Where no file gains anything by itself: the fewest of them, worst first, that do so together. Where several do: all of them at once. */
function together(
  files: readonly SharedFiles[],
  single: readonly Draft[],
  owners: (shared: readonly SharedFiles[]) => Draft,
): readonly Draft[] {
  if (files.length < 2) return [];
  const all = owners(files);
  const best = Math.max(0, ...single.map(({ gain }) => gain));
  if (all.gain <= best + 1e-9) return [];
  if (best > 1e-9) return [all];
  for (let count = 2; count < Math.min(files.length, 5); count += 1) {
    const some = owners(files.slice(0, count));
    if (some.gain > 1e-9) return some.gain + 1e-9 < all.gain ? [some, all] : [some];
  }
  return [all];
}

/** Stated dependencies between tasks that follow each other directly and without slack. */
function draftChains(order: HappensBefore, { safe, open }: Runs): readonly (readonly [Task, Task])[] {
  const isOpen = new Set(open);
  const slots = new Map(safe.schedule.assignments.map((one) => [one.task, one]));
  return edgesOf(order).flatMap(({ earlier, later }) =>
    isOpen.has(earlier) &&
    isOpen.has(later) &&
    safe.critical.has(earlier) &&
    safe.critical.has(later) &&
    Math.abs((slots.get(earlier)?.end ?? 0) - (slots.get(later)?.start ?? -1)) < 1e-9
      ? [[earlier, later] as const]
      : [],
  );
}

function byGain(drafts: readonly Draft[]): readonly Draft[] {
  return [...drafts].sort((a, b) => b.gain - a.gain || a.files.length - b.files.length);
}
