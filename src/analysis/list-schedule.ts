// List scheduling (Graham, 1966): whenever an agent is free, it takes the ready task with the longest way to the end.
import type { PrecedenceGraph, Sorted } from '../plan/precedence-graph.ts';
import type { Task } from '../plan/model.ts';
import { createHeap } from './heap.ts';

/** One task on the time axis, in minutes from the start. Agents are numbered from 0. */
interface Assignment {
  readonly task: Task;
  readonly agent: number;
  readonly start: number;
  readonly end: number;
}

/** A schedule for a number of agents. */
export interface Schedule {
  readonly agents: number;
  /** In the order of their starts. */
  readonly assignments: readonly Assignment[];
  readonly makespan: number;
}

/** What a schedule is made from. */
export interface SchedulingInput {
  readonly graph: PrecedenceGraph;
  readonly sorted: Sorted;
  /** Minutes of a task. */
  readonly timeOf: (task: Task) => number;
  /** Minutes from the start of a task to the end of the plan: the greater, the earlier it is taken. Ties go by document order. */
  readonly priorityOf: (task: Task) => number;
  /** Whether two tasks must not run at the same time although nothing orders them. */
  readonly excludes: (a: Task, b: Task) => boolean;
  /** Whether any two tasks exclude each other; otherwise nothing need be asked. */
  readonly hasExclusions: boolean;
}

interface Ready {
  readonly vertex: number;
  readonly priority: number;
}

/**
 * Schedules every task on the given number of agents (1 or more). Without exclusions it takes n log n in tasks and edges. With them it is done
 * twice, with and without holding agents back for a task that has to run alone, and the shorter schedule is taken.
 */
export function scheduleOn(agents: number, input: SchedulingInput): Schedule {
  const eager = makeSchedule(agents, input, false);
  if (!input.hasExclusions) return eager;
  const patient = makeSchedule(agents, input, true);
  return patient.makespan < eager.makespan ? patient : eager;
}

/** One schedule; `reserve`: nobody starts while a task that has to run alone waits for the others to end. */
function makeSchedule(agents: number, input: SchedulingInput, reserve: boolean): Schedule {
  const { graph, sorted } = input;
  const count = graph.successors.length;
  const waiting = countPredecessors(graph, sorted);
  const left = new Set(sorted.dropped.map(([from, to]) => from * count + to));
  const ready = createHeap<Ready>((a, b) => a.priority > b.priority || (a.priority === b.priority && a.vertex < b.vertex));
  const running = createHeap<{ readonly end: number; readonly vertex: number; readonly agent: number }>(
    (a, b) => a.end < b.end || (a.end === b.end && a.vertex < b.vertex),
  );
  const free = createHeap<number>((a, b) => a < b);
  for (let agent = 0; agent < Math.min(agents, count); agent += 1) free.push(agent);
  const active = new Set<Task>();
  const assignments: Assignment[] = [];
  let now = 0;
  let makespan = 0;

  const release = (first: number): void => {
    const stack = [first];
    for (let vertex = stack.pop(); vertex !== undefined; vertex = stack.pop()) {
      for (const later of graph.successors[vertex] ?? []) {
        if (left.has(vertex * count + later)) continue;
        waiting[later] = (waiting[later] ?? 0) - 1;
        if (waiting[later] === 0) open(later, stack);
      }
    }
  };
  /** A task becomes ready; the end of a block is passed at once. */
  const open = (vertex: number, stack: number[]): void => {
    const task = graph.tasks[vertex];
    if (task) ready.push({ vertex, priority: input.priorityOf(task) });
    else stack.push(vertex);
  };
  const start = ({ vertex }: Ready): void => {
    const task = graph.tasks[vertex] as Task;
    const agent = free.pop() ?? 0;
    const end = now + input.timeOf(task);
    assignments.push({ task, agent, start: now, end });
    active.add(task);
    running.push({ end, vertex, agent });
    makespan = Math.max(makespan, end);
  };
  const startReady = (): void => {
    const postponed: Ready[] = [];
    while (free.size > 0 && ready.size > 0) {
      const next = ready.pop() as Ready;
      const task = graph.tasks[next.vertex] as Task;
      if (!input.hasExclusions || ![...active].some((other) => input.excludes(task, other))) start(next);
      else {
        postponed.push(next);
        if (reserve && task.parallel?.value === false) break;
      }
    }
    for (const one of postponed) ready.push(one);
  };

  const roots: number[] = [];
  for (let vertex = 0; vertex < count; vertex += 1) if (waiting[vertex] === 0) open(vertex, roots);
  for (const vertex of roots) release(vertex);
  startReady();
  while (running.size > 0) {
    now = running.peek()?.end ?? now;
    while (running.peek()?.end === now) {
      const { vertex, agent } = running.pop() as { vertex: number; agent: number };
      active.delete(graph.tasks[vertex] as Task);
      free.push(agent);
      release(vertex);
    }
    startReady();
  }
  return { agents, assignments, makespan };
}

function countPredecessors({ successors }: PrecedenceGraph, { dropped }: Sorted): Int32Array {
  const waiting = new Int32Array(successors.length);
  for (const next of successors) for (const vertex of next) waiting[vertex] = (waiting[vertex] ?? 0) + 1;
  for (const [, to] of dropped) waiting[to] = (waiting[to] ?? 0) - 1;
  return waiting;
}
