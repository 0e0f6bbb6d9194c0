// The two ways to run what is left of a plan: as it is written, and so that no two tasks get in each other's way. Same graph, same scheduler.
import { type Hazard, readHazards, writeHazards } from '../plan/hazards.ts';
import type { HappensBefore } from '../plan/happens-before.ts';
import type { Block, Plan, PlanNode, Task } from '../plan/model.ts';
import { type PrecedenceGraph, sortGraph } from '../plan/precedence-graph.ts';
import { type CriticalPath, criticalPathOf } from './critical-path.ts';
import { type Schedule, scheduleOn } from './list-schedule.ts';
import { type Repair, repairOf } from './repair.ts';
import type { Times } from './times.ts';

/** One way to run a plan. Times are minutes, or steps. */
export interface Run {
  readonly waves: readonly (readonly Task[])[];
  readonly moves: Repair['moves'];
  /** Whether no fewer waves are possible. */
  readonly optimal: boolean;
  readonly schedule: Schedule;
  /** The makespan with the least, the middle and the greatest times. */
  readonly time: { readonly min: number; readonly expected: number; readonly max: number };
  /** The most tasks that run at once in the schedule. */
  readonly atOnce: number;
  /** Tasks that cannot slip without making the run longer. */
  readonly critical: ReadonlySet<Task>;
}

/** A stated dependency between two tasks that the plan's own order leaves no room for. */
export interface Contradiction {
  readonly earlier: Task;
  readonly later: Task;
  /** The plan starts both together, or the later one first. */
  readonly order: 'together' | 'reversed';
  /** It is said beside the tasks only, in a drawing or a sentence: less than a contradiction, and not what the order is written for. */
  readonly aside: boolean;
}

/** A plan's two ways to run. */
export interface Runs {
  /** The tasks that are still to be run: all of them where every task is done, or none. */
  readonly open: readonly Task[];
  readonly written: Run;
  readonly safe: Run;
  /** Where two open tasks meet. */
  readonly hazards: readonly Hazard[];
  readonly contradictions: readonly Contradiction[];
}

/** What bounds a run: agents (any number where absent), and conflicts that are let pass. */
export interface Bounds {
  readonly agents?: number | undefined;
  readonly tolerates: (hazard: Hazard) => boolean;
}

/** Schedules a plan both ways. */
export function runsOf(plan: Plan, order: HappensBefore, times: Times, { agents: limit, tolerates }: Bounds): Runs {
  const open = openTasks(order.tasks);
  const isOpen = new Set(open.map((task) => task.key));
  const hazards = [...writeHazards(order), ...readHazards(order)].filter(
    (one) => isOpen.has(one.first.key) && isOpen.has(one.second.key) && !tolerates(one),
  );
  const contradictions = contradictionsOf(plan, order);
  const graph = withoutDone(order.written, isOpen);
  const agents = Math.max(1, limit ?? open.length);
  const run = (from: PrecedenceGraph, meets: readonly Hazard[]): Run => runOf(plan, order, from, meets, times, agents);
  const safe = run(graph, hazards);
  const written = contradictions.length === 0 && hazards.length === 0 ? safe : run(withoutEdges(graph, contradictions), []);
  return { open, written, safe, hazards, contradictions };
}

/** What is left to run; a plan of which everything is done is taken as it was. */
function openTasks(tasks: readonly Task[]): readonly Task[] {
  const open = tasks.filter((task) => !task.done);
  return open.length > 0 ? open : tasks;
}

/** The graph in which finished tasks are only passed through. */
function withoutDone(graph: PrecedenceGraph, open: ReadonlySet<string>): PrecedenceGraph {
  return { ...graph, tasks: graph.tasks.map((task) => (task && open.has(task.key) ? task : undefined)) };
}

/** The graph without the edges of stated dependencies. */
function withoutEdges(graph: PrecedenceGraph, edges: readonly Contradiction[]): PrecedenceGraph {
  if (edges.length === 0) return graph;
  const successors = graph.successors.map((next) => [...next]);
  for (const { earlier, later } of edges) {
    // One statement may stand in several places, and each is an edge.
    const from = successors[graph.exit.get(earlier.key) ?? -1];
    const at = from?.lastIndexOf(graph.enter.get(later.key) ?? -1) ?? -1;
    if (at >= 0) from?.splice(at, 1);
  }
  return { ...graph, successors };
}

function runOf(plan: Plan, order: HappensBefore, graph: PrecedenceGraph, hazards: readonly Hazard[], times: Times, agents: number): Run {
  const sorted = sortGraph(graph);
  const repair = repairOf(plan, graph, sorted, hazards);
  const apart = keptApart(graph, sorted.dropped, repair.waves, hazards);
  const expected = (task: Task): number => times.of(task).expected;
  const again = sortGraph(apart);
  const path = criticalPathOf(apart, again, expected);
  const schedule = (timeOf: (task: Task) => number): Schedule =>
    scheduleOn(agents, {
      graph: apart,
      sorted: again,
      timeOf,
      priorityOf: (task) => path.windows.get(task)?.tail ?? 0,
      excludes: (a, b) => order.excludes(a, b),
      hasExclusions: plan.conflicts.some((one) => one.refs.length > 0) || order.tasks.some((task) => task.parallel?.value === false),
    });
  const middle = schedule(expected);
  return {
    waves: repair.waves,
    moves: repair.moves,
    optimal: repair.optimal,
    schedule: middle,
    time: {
      min: schedule((task) => times.of(task).min).makespan,
      expected: middle.makespan,
      max: schedule((task) => times.of(task).max).makespan,
    },
    atOnce: peakOf(middle),
    critical: criticalTasks(path),
  };
}

/** The graph in which of two tasks that meet the one in the earlier wave comes first. */
function keptApart(
  graph: PrecedenceGraph,
  dropped: readonly (readonly [number, number])[],
  waves: Run['waves'],
  hazards: readonly Hazard[],
): PrecedenceGraph {
  if (hazards.length === 0) return graph;
  const count = graph.successors.length;
  const left = new Set(dropped.map(([from, to]) => from * count + to));
  const successors = graph.successors.map((next, from) => next.filter((to) => !left.has(from * count + to)));
  const wave = new Map(waves.flatMap((tasks, at) => tasks.map((task) => [task, at] as const)));
  const linked = new Set<number>();
  for (const { first, second } of hazards) {
    const [earlier, later] = (wave.get(first) ?? 0) < (wave.get(second) ?? 0) ? [first, second] : [second, first];
    const [from, to] = [graph.exit.get(earlier.key) ?? 0, graph.enter.get(later.key) ?? 0];
    if (linked.has(from * count + to)) continue;
    linked.add(from * count + to);
    successors[from]?.push(to);
  }
  return { ...graph, successors };
}

function criticalTasks(path: CriticalPath): ReadonlySet<Task> {
  return new Set([...path.windows].flatMap(([task, { slack }]) => (slack <= 1e-9 ? [task] : [])));
}

/** The most tasks that run at once in a schedule. */
function peakOf({ assignments }: Schedule): number {
  const changes = assignments.flatMap(({ start, end }) => (end > start ? [[start, 1] as const, [end, -1] as const] : []));
  changes.sort(([a, first], [b, second]) => a - b || first - second);
  let running = 0;
  let most = 0;
  for (const [, change] of changes) {
    running += change;
    most = Math.max(most, running);
  }
  return most;
}

/** Dependencies between tasks that the plan starts together, and those on something that the plan runs later. */
function contradictionsOf(plan: Plan, order: HappensBefore): readonly Contradiction[] {
  const around = new Map<string, readonly Place[]>();
  const visit = (node: PlanNode, places: readonly Place[]): void => {
    around.set(node.key, places);
    if (node.type === 'block') for (const [at, child] of node.children.entries()) visit(child, [...places, { block: node, at }]);
  };
  visit(plan.root, []);
  return order.tasks.flatMap((task) =>
    task.dependencies.flatMap(({ target, via }): Contradiction[] => {
      const other = target === undefined ? undefined : order.node(target);
      if (other?.type !== 'task' || other === task) return [];
      const [earlier, later] = via === 'blocks' ? [task, other] : [other, task];
      const kind = clashOf(around.get(earlier.key) ?? [], around.get(later.key) ?? []);
      return kind ? [{ earlier, later, order: kind, aside: via === 'graph' }] : [];
    }),
  );
}

/** A block around a node, and the place of the node's branch among its children. */
interface Place {
  readonly block: Block;
  readonly at: number;
}

/** How the lowest block around two tasks leaves no room between them; undefined where it does. */
function clashOf(earlier: readonly Place[], later: readonly Place[]): Contradiction['order'] | undefined {
  let depth = 0;
  while (earlier[depth] && earlier[depth]?.block === later[depth]?.block && earlier[depth]?.at === later[depth]?.at) depth += 1;
  const [one, other] = [earlier[depth], later[depth]];
  if (!one || one.block !== other?.block) return undefined;
  if (one.block.together) return 'together';
  return one.block.arrangement === 'sequence' && other.at < one.at ? 'reversed' : undefined;
}
