// Where two tasks that may run at the same time get in each other's way over files (Bernstein's conditions, 1966).
import type { ComponentStatement, PathStatement, Task } from './model.ts';
import type { HappensBefore } from './happens-before.ts';
import { isPattern, pathsOverlap, sharedPath } from './paths.ts';

/** Two tasks that may run at the same time and a file that one writes and the other writes or reads, or a component that both change. */
export interface Hazard {
  readonly kind: 'write-write' | 'write-read';
  /** What they share: files are sets that may overlap, a component is one name. */
  readonly of: 'file' | 'component';
  /** The file, the narrower of two patterns, or the component's name. */
  readonly file: string;
  /** In document order for two writers; else the writer first. */
  readonly first: Task;
  readonly second: Task;
  readonly firstPath: PathStatement | ComponentStatement;
  readonly secondPath: PathStatement | ComponentStatement;
}

/** Whether a task says what it changes: a file or a component. */
export function statesChanges(task: Task): boolean {
  return task.paths.some((path) => path.access === 'write') || (task.components ?? []).length > 0;
}

/** Whether two tasks change a file or a component that they share, whenever they run. */
export function changesMeet(one: Task, other: Task): boolean {
  const writes = writesOf(other);
  const components = other.components ?? [];
  return (
    writesOf(one).some((a) => writes.some((b) => pathsOverlap(a.value, b.value))) ||
    (one.components ?? []).some((a) => components.some((b) => a.value === b.value))
  );
}

/** What a task writes. A declared set is taken at its word; what the body says beside it belongs to another question. */
export function writesOf(task: Task): readonly PathStatement[] {
  const writes = task.paths.filter((path) => path.access === 'write');
  const declared = writes.filter((path) => path.source === 'declared');
  return declared.length > 0 ? declared : writes;
}

/** The files that a task only reads; folders say where to look, and what it writes as well is not only read. */
function readsOf(task: Task): readonly PathStatement[] {
  const writes = task.paths.filter((path) => path.access === 'write');
  return task.paths.filter(
    (path) => path.access === 'read' && !path.value.endsWith('/') && !writes.some((write) => pathsOverlap(write.value, path.value)),
  );
}

/** Every pair of tasks that may write one file or change one component at the same time, each once a pair, in document order. */
export function writeHazards(order: HappensBefore): readonly Hazard[] {
  const at = new Map(order.tasks.map((task, index) => [task, index]));
  const indexOf = (task: Task): number => at.get(task) ?? 0;
  return [...fileHazards(order), ...componentHazards(order)].sort(
    (a, b) => indexOf(a.first) - indexOf(b.first) || indexOf(a.second) - indexOf(b.second),
  );
}

/** Components meet by their names alone. */
function componentHazards(order: HappensBefore): readonly Hazard[] {
  const holders = new Map<string, { readonly task: Task; readonly statement: ComponentStatement }[]>();
  for (const task of order.tasks) {
    for (const statement of new Map((task.components ?? []).map((one) => [one.value, one])).values()) {
      const known = holders.get(statement.value);
      if (known) known.push({ task, statement });
      else holders.set(statement.value, [{ task, statement }]);
    }
  }
  return [...holders].flatMap(([file, all]) =>
    all.flatMap((one, index) =>
      all.slice(index + 1).flatMap((other): Hazard[] =>
        order.concurrent(one.task, other.task)
          ? [
              {
                kind: 'write-write',
                of: 'component',
                file,
                first: one.task,
                second: other.task,
                firstPath: one.statement,
                secondPath: other.statement,
              },
            ]
          : [],
      ),
    ),
  );
}

function fileHazards(order: HappensBefore): readonly Hazard[] {
  const writes = new Map(order.tasks.map((task) => [task, writesOf(task)]));
  const pairs = candidatePairs(
    order.tasks,
    (task) => writes.get(task) ?? [],
    (task) => writes.get(task) ?? [],
  );
  return pairs.flatMap(([a, b]) => {
    const [first, second] = a < b ? [a, b] : [b, a];
    if (a > b) return [];
    const [one, other] = [order.tasks[first], order.tasks[second]];
    if (!one || !other || !order.concurrent(one, other)) return [];
    return sharedWrites(writes.get(one) ?? [], writes.get(other) ?? []).map(({ a: firstPath, b: secondPath }): Hazard => ({
      kind: 'write-write',
      of: 'file',
      file: sharedPath(firstPath.value, secondPath.value),
      first: one,
      second: other,
      firstPath,
      secondPath,
    }));
  });
}

/** Every pair of tasks of which one may read a file while the other writes it, each file once a pair. */
export function readHazards(order: HappensBefore): readonly Hazard[] {
  const writes = new Map(order.tasks.map((task) => [task, writesOf(task)]));
  const reads = new Map(order.tasks.map((task) => [task, readsOf(task)]));
  const pairs = candidatePairs(
    order.tasks,
    (task) => writes.get(task) ?? [],
    (task) => reads.get(task) ?? [],
  );
  return pairs.flatMap(([writer, reader]) => {
    const [one, other] = [order.tasks[writer], order.tasks[reader]];
    if (!one || !other || !order.concurrent(one, other)) return [];
    const found = new Map<string, Hazard>();
    for (const secondPath of reads.get(other) ?? []) {
      const firstPath = (writes.get(one) ?? []).find((path) => pathsOverlap(path.value, secondPath.value));
      if (!firstPath) continue;
      const file = sharedPath(firstPath.value, secondPath.value);
      if (!found.has(file)) found.set(file, { kind: 'write-read', of: 'file', file, first: one, second: other, firstPath, secondPath });
    }
    return [...found.values()];
  });
}

/** The overlapping writes of two tasks, each file once: of several statements of one file the first counts. */
function sharedWrites(
  first: readonly PathStatement[],
  second: readonly PathStatement[],
): readonly { a: PathStatement; b: PathStatement }[] {
  const pairs: { a: PathStatement; b: PathStatement }[] = [];
  for (const b of second) {
    const a = first.find((path) => pathsOverlap(path.value, b.value));
    if (a && !pairs.some((pair) => pathsOverlap(pair.b.value, b.value))) pairs.push({ a, b });
  }
  return pairs;
}

/**
 * Pairs of task indices (one from the left sets, one from the right) whose sets may meet, sorted. Plain paths meet by equality,
 * so that only patterns are compared with everything: the cost follows the number of pairs that share a file.
 */
function candidatePairs(
  tasks: readonly Task[],
  left: (task: Task) => readonly PathStatement[],
  right: (task: Task) => readonly PathStatement[],
): readonly (readonly [number, number])[] {
  const leftIndex = index(tasks, left);
  const rightIndex = index(tasks, right);
  const found = new Map<number, readonly [number, number]>();
  const add = (a: number, b: number): void => {
    if (a !== b) found.set(a * tasks.length + b, [a, b]);
  };
  for (const [path, holders] of leftIndex.plain) for (const a of holders) for (const b of rightIndex.plain.get(path) ?? []) add(a, b);
  const meet = (patterns: Index['patterns'], other: Index, put: (a: number, b: number) => void): void => {
    for (const [pattern, holders] of patterns) {
      for (const [path, others] of [...other.plain, ...other.patterns]) {
        if (pathsOverlap(pattern, path)) for (const a of holders) for (const b of others) put(a, b);
      }
    }
  };
  meet(leftIndex.patterns, rightIndex, add);
  meet(rightIndex.patterns, leftIndex, (a, b) => add(b, a));
  return [...found.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

interface Index {
  readonly plain: ReadonlyMap<string, readonly number[]>;
  readonly patterns: ReadonlyMap<string, readonly number[]>;
}

function index(tasks: readonly Task[], pathsOf: (task: Task) => readonly PathStatement[]): Index {
  const plain = new Map<string, number[]>();
  const patterns = new Map<string, number[]>();
  for (const [number, task] of tasks.entries()) {
    for (const { value } of pathsOf(task)) {
      const map = isPattern(value) ? patterns : plain;
      const holders = map.get(value);
      if (!holders) map.set(value, [number]);
      else if (holders.at(-1) !== number) holders.push(number);
    }
  }
  return { plain, patterns };
}

/** Whether a hazard rests on more than what the plan states: that the two may run at the same time is inferred, a path counts as written or read by the verb before it, or two globs cross. */
export function isGuess(order: HappensBefore, { first, second, firstPath, secondPath }: Hazard): boolean {
  return (
    order.isGuess(first, second) ||
    isToldByVerb(first, firstPath) ||
    isToldByVerb(second, secondPath) ||
    isCrossing(firstPath.value, secondPath.value)
  );
}

/** Whether only the words of a task's running text say what it does to a path; a title that names one is about it. */
function isToldByVerb(task: Task, path: PathStatement | ComponentStatement): boolean {
  return 'source' in path && path.source === 'body' && path.action === undefined && path.loc.start.line !== task.loc.start.line;
}

/** Whether the two paths may well mean different files: a bare name, where a task has a folder of its own in which to look for it. */
export function isVague({ first, second, firstPath, secondPath }: Hazard): boolean {
  const ownsFolder = (task: Task): boolean => task.paths.some((path) => path.access === 'write' && /\/(?:\*\*?)?$/.test(path.value));
  return firstPath.value === secondPath.value && !firstPath.value.includes('/') && (ownsFolder(first) || ownsFolder(second));
}

/** Whether both paths are globs of which neither holds all of the other. */
function isCrossing(one: string, other: string): boolean {
  const isGlob = (path: string): boolean => /[*?{]/.test(path) && !path.endsWith('/**');
  return one !== other && isGlob(one) && isGlob(other);
}
