// What stands in the way of a plan, and the plan without it: every gain that is told comes from scheduling such a changed plan.
import type { Hazard } from '../plan/hazards.ts';
import type { Plan, PlanNode, Task } from '../plan/model.ts';

/** Files over which the same tasks meet. */
export interface SharedFiles {
  readonly files: readonly string[];
  /** Tasks that write, in document order. */
  readonly writers: readonly Task[];
  /** Those of them that write beside another writer; none where every writer has its turn, and only readers meet them. */
  readonly rivals: readonly Task[];
  /** Tasks that read what others write beside them. */
  readonly readers: readonly Task[];
  /** How many pairs of tasks meet there. */
  readonly pairs: number;
}

/** The files of the hazards, those over which the most pairs meet first; files over which the same pairs meet stand together. */
export function sharedFiles(hazards: readonly Hazard[]): readonly SharedFiles[] {
  const byFile = new Map<string, Hazard[]>();
  for (const hazard of hazards) {
    const own = byFile.get(hazard.file);
    if (own) own.push(hazard);
    else byFile.set(hazard.file, [hazard]);
  }
  const groups = new Map<string, { readonly files: string[]; readonly hazards: readonly Hazard[] }>();
  for (const [file, own] of byFile) {
    const pairs = own.map(({ kind, first, second }) => `${kind} ${first.key} ${second.key}`).join('\n');
    const known = groups.get(pairs);
    if (known) known.files.push(file);
    else groups.set(pairs, { files: [file], hazards: own });
  }
  return [...groups.values()]
    .map(({ files, hazards: own }): SharedFiles => {
      const writers = new Set(own.flatMap(({ kind, first, second }) => (kind === 'write-write' ? [first, second] : [first])));
      const readers = new Set(own.flatMap(({ kind, second }) => (kind === 'write-read' ? [second] : [])));
      const rivals = new Set(own.flatMap(({ kind, first, second }) => (kind === 'write-write' ? [first, second] : [])));
      return { files, writers: inOrder(writers), rivals: inOrder(rivals), readers: inOrder(readers), pairs: own.length };
    })
    .sort((a, b) => b.pairs - a.pairs);
}

function inOrder(tasks: ReadonlySet<Task>): readonly Task[] {
  return [...tasks].sort((a, b) =>
    a.loc.path === b.loc.path ? a.loc.start.offset - b.loc.start.offset : a.loc.path < b.loc.path ? -1 : 1,
  );
}

/** Whether tasks write the files beside each other, so that an owner would help. */
export function wantsOwner({ rivals }: SharedFiles): boolean {
  return rivals.length > 0;
}

/** The plan in which each of the files is written by one task: by the first of those that name it, or by whoever claims more than the file. Where only reads meet a write, the reads are gone. */
export function withOwners(plan: Plan, shared: readonly SharedFiles[]): Plan {
  const dropped = new Map<string, Set<string>>();
  const kept = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, task: Task, file: string): void =>
    void map.set(task.key, (map.get(task.key) ?? new Set()).add(file));
  for (const one of shared) {
    for (const file of one.files) {
      if (!wantsOwner(one)) for (const reader of one.readers) note(kept, reader, file);
      else {
        const owner = one.rivals.find((task) => !names(task, file)) ?? one.rivals[0];
        for (const writer of one.rivals) if (writer !== owner) note(dropped, writer, file);
      }
    }
  }
  return changeTasks(plan, (task) => {
    const [writes, reads] = [dropped.get(task.key), kept.get(task.key)];
    if (!writes && !reads) return task;
    return {
      ...task,
      paths: task.paths.filter(({ access, value }) => !(access === 'write' ? writes : reads)?.has(value)),
      ...(task.components && { components: task.components.filter(({ value }) => !writes?.has(value)) }),
    };
  });
}

function names(task: Task, file: string): boolean {
  return (
    task.paths.some(({ access, value }) => access === 'write' && value === file) ||
    (task.components ?? []).some(({ value }) => value === file)
  );
}

/** The plan in which one task does not wait for another. */
export function withoutDependency(plan: Plan, earlier: Task, later: Task): Plan {
  return changeTasks(plan, (task) => {
    const [other, via] = task.key === later.key ? [earlier.key, false] : task.key === earlier.key ? [later.key, true] : ['', false];
    const dependencies = task.dependencies.filter((one) => !(one.target === other && (one.via === 'blocks') === via));
    return dependencies.length === task.dependencies.length ? task : { ...task, dependencies };
  });
}

/** The plan in which every group that does not say how its members run says that they may run at once. */
export function withKnownOrder(plan: Plan): Plan {
  const visit = (node: PlanNode): PlanNode =>
    node.type === 'task'
      ? node
      : { ...node, arrangement: node.arrangement === 'unknown' ? 'parallel' : node.arrangement, children: node.children.map(visit) };
  return { ...plan, root: visit(plan.root) as Plan['root'] };
}

function changeTasks(plan: Plan, change: (task: Task) => Task): Plan {
  const visit = (node: PlanNode): PlanNode => (node.type === 'task' ? change(node) : { ...node, children: node.children.map(visit) });
  return { ...plan, root: visit(plan.root) as Plan['root'] };
}
