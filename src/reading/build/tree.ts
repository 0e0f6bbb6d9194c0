// Builds the tree out of tasks: runs of marked tasks, waves, phases.
import type { Location } from '../../plan/location.ts';
import type { Block, PlanNode, Task, WaveStatement } from '../../plan/model.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The range from the start of one location to the end of another one in the same file. */
export function span(first: Location, last: Location): Location {
  return { path: first.path, start: first.start, end: last.end.offset > first.end.offset ? last.end : first.end };
}

/** A block of nodes. */
export function createBlock(
  key: string,
  arrangement: Block['arrangement'],
  children: readonly PlanNode[],
  place: { readonly loc: Location; readonly extent: Location } & Partial<Pick<Block, 'id' | 'title' | 'together' | 'agents' | 'duration'>>,
): Block {
  return { type: 'block', key, arrangement, dependencies: [], children, ...place };
}

/** A task together with whether it may run beside its neighbours. */
export interface Marked {
  readonly task: Task;
  readonly parallel: boolean;
}

/** Runs of neighbours that may run at the same time become parallel blocks; every other task is a barrier. `mark` is the place of the first mark. */
export function groupRuns(marked: readonly Marked[]): readonly PlanNode[] {
  const nodes: PlanNode[] = [];
  let run: Task[] = [];
  const flush = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (run.length === 1 && first) nodes.push(first);
    else if (first && last) {
      nodes.push(
        createBlock(`run-${first.key}`, 'parallel', run, { loc: first.loc, extent: span(first.loc, last.loc), together: first.loc }),
      );
    }
    run = [];
  };
  for (const { task, parallel } of marked) {
    if (parallel) run.push(task);
    else {
      flush();
      nodes.push(task);
    }
  }
  flush();
  return nodes;
}

/** The wave that a task is put into: its rank, its name, and where that is said. */
type Wave = Pick<WaveStatement, 'wave' | 'final' | 'label' | 'loc'>;

/** Waves one after the other, each with its tasks side by side. Tasks without a wave are kept beside the whole: their dependencies alone order them. */
export function groupWaves(tasks: readonly Task[], waveOf: (task: Task) => Wave | undefined): readonly PlanNode[] {
  const waves = new Map<number, { wave: Wave; tasks: Task[] }>();
  const rest: Task[] = [];
  for (const task of tasks) {
    const wave = waveOf(task);
    if (!wave) rest.push(task);
    else {
      const group = waves.get(wave.wave) ?? { wave, tasks: [] };
      group.tasks.push(task);
      waves.set(wave.wave, group);
    }
  }
  const blocks = [...waves.values()]
    .sort((a, b) => a.wave.wave - b.wave.wave)
    .map(({ wave, tasks: members }): PlanNode => {
      const [first] = members as [Task, ...Task[]];
      const id = { value: wave.label, loc: wave.loc };
      return createBlock(`wave-${wave.final ? 'final' : wave.wave}`, 'parallel', members, {
        id,
        loc: wave.loc,
        extent: span(first.loc, members.filter((task) => task.loc.path === first.loc.path).at(-1)?.loc ?? first.loc),
        together: wave.loc,
      });
    });
  return rest.length === 0 ? blocks : [...beside(blocks, rest)];
}

/** Tasks of no wave run beside the waves. */
function beside(blocks: readonly PlanNode[], rest: readonly Task[]): readonly PlanNode[] {
  const [first] = rest as readonly [Task, ...Task[]];
  if (blocks.length === 0) return rest;
  const waves = createBlock('waves', 'sequence', blocks, { loc: blocks[0]?.loc ?? first.loc, extent: blocks[0]?.loc ?? first.loc });
  return [createBlock('beside', 'parallel', [waves, ...rest], { loc: first.loc, extent: first.loc })];
}

/** A task with the facts that are there; lists that are not given are empty. */
export function createTask(given: Pick<Task, 'key' | 'title' | 'loc' | 'roles'> & Partial<Writable<Task>>): Task {
  return { type: 'task', paths: [], dependencies: [], done: false, steps: [], ...given };
}
