// From the tasks of a declared dialect to the tree: waves, runs of marked tasks, headings around them, numbers above numbers.
import { locate } from '../../markdown/locate.ts';
import type { Section } from '../../markdown/outline.ts';
import type { Block, PlanNode, Task, WaveStatement } from '../../plan/model.ts';
import { waveStatements } from '../../plan/statements.ts';
import { createBlock, groupRuns, groupWaves, type Marked, span } from '../../reading/build/tree.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import type { Dialect } from './declaration.ts';
import type { ReadTask } from './task.ts';

/** The root's arrangement with its children. */
export interface DeclaredTree {
  readonly arrangement: Block['arrangement'];
  readonly children: readonly PlanNode[];
}

/** Builds the tree. Waves count before everything else that arranges tasks. */
export function treeOf(document: PlanDocument, dialect: Dialect, read: readonly ReadTask[], waves: readonly WaveStatement[]): DeclaredTree {
  const parents = new Set(read.flatMap((one) => parentIds(one.place.id?.text ?? '')));
  const leaves = dialect.groups === 'numbers' ? read.filter((one) => !parents.has(one.place.id?.text ?? '')) : read;
  if (waves.length > 0) {
    const waveOf = waveStatements({ waves });
    const tasks = leaves.map((one) => one.task);
    return { arrangement: 'sequence', children: groupWaves(tasks, (task) => waveOf.get(task.key)).map((node) => sequential(node, read)) };
  }
  const inside = arrangementIn(dialect, read);
  if (dialect.groups === 'numbers') return { arrangement: inside.root, children: byNumbers(read, inside) };
  if (dialect.groups === 'none') return { arrangement: inside.root, children: inside.group(read) };
  return { arrangement: 'sequence', children: bySections(document, dialect, read, inside) };
}

interface Inside {
  /** How the root runs where nothing groups the tasks. */
  readonly root: Block['arrangement'];
  /** How the tasks of a group run. */
  readonly block: Block['arrangement'];
  group(members: readonly ReadTask[]): readonly PlanNode[];
}

/** How tasks run that no wave holds, as the dialect declares it. */
function arrangementIn(dialect: Dialect, read: readonly ReadTask[]): Inside {
  const plain = (members: readonly ReadTask[]): readonly PlanNode[] => members.map((one) => one.task);
  const runs = (members: readonly ReadTask[]): readonly PlanNode[] =>
    splitBySection(members).flatMap((part) =>
      groupRuns(part.map(({ task, marked }): Marked => ({ task, parallel: marked || task.parallel?.value === true }))),
    );
  // Numbered lists in which tasks name what they wait for are ordered by that alone; without it, marks make runs.
  const byNames = dialect.given.alone === 'unmarked' && read.some((one) => one.dependencyStatements.length > 0);
  if (dialect.order === 'dependencies' || byNames) return { root: 'parallel', block: 'parallel', group: plain };
  if (dialect.order === 'unknown') return { root: 'unknown', block: 'unknown', group: plain };
  if (dialect.order === 'runs' && read.some((one) => one.marked || one.task.parallel?.value === true))
    return { root: 'sequence', block: 'sequence', group: runs };
  return { root: 'sequence', block: 'sequence', group: plain };
}

/** A heading is a barrier: neighbours are those of one section. */
function splitBySection(members: readonly ReadTask[]): readonly (readonly ReadTask[])[] {
  const parts: ReadTask[][] = [];
  let last: Section | undefined;
  for (const one of members) {
    const section = one.place.around[0];
    if (parts.length === 0 || section !== last) parts.push([]);
    parts.at(-1)?.push(one);
    last = section;
  }
  return parts;
}

/** A wave whose heading says that it is sequential is. */
function sequential(node: PlanNode, read: readonly ReadTask[]): PlanNode {
  if (node.type === 'task') return node;
  const place = read.find((one) => one.task.key === node.children[0]?.key)?.place;
  const heading = place?.around.find((section) => /\bwave\s+\d/i.test(section.heading.text))?.heading.text ?? '';
  if (!/\bsequential\b/i.test(heading)) return node;
  const { together, ...rest } = node;
  return together ? { ...rest, arrangement: 'sequence' } : node;
}

/** Tasks below the headings that hold them, one heading after the other. */
function bySections(document: PlanDocument, dialect: Dialect, read: readonly ReadTask[], inside: Inside): readonly PlanNode[] {
  const nodes: PlanNode[] = [];
  let open: { readonly section: Section | undefined; readonly members: ReadTask[] } | undefined;
  const flush = (): void => {
    if (!open) return;
    const children = inside.group(open.members);
    nodes.push(...(open.section ? [sectionBlock(document, open.section, inside.block, children)] : children));
    open = undefined;
  };
  for (const one of read) {
    const section = holderOf(one, dialect);
    if (!open || open.section !== section) {
      flush();
      open = { section, members: [] };
    }
    open.members.push(one);
  }
  flush();
  return withMarkedSections(nodes, read, dialect);
}

/** Neighbouring groups whose headings bear the mark of the dialect in a comment run at the same time. */
function withMarkedSections(nodes: readonly PlanNode[], read: readonly ReadTask[], dialect: Dialect): readonly PlanNode[] {
  const mark = dialect.given.marks?.section;
  if (mark === undefined) return nodes;
  const marked = new Set(
    read.flatMap(({ place }) =>
      place.around.flatMap((section) =>
        section.entries.some((entry) => entry.kind === 'html' && entry.text.includes(mark)) ? [`section-${String(section.start)}`] : [],
      ),
    ),
  );
  const result: PlanNode[] = [];
  let run: Block[] = [];
  const flush = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first && last && run.length > 1)
      result.push(createBlock(`sections-${first.key}`, 'parallel', run, { loc: first.loc, extent: span(first.extent, last.extent) }));
    else result.push(...run);
    run = [];
  };
  for (const node of nodes) {
    if (node.type === 'block' && marked.has(node.key)) run.push(node);
    else {
      flush();
      result.push(node);
    }
  }
  flush();
  return result;
}

const PHASE = /^(?:\[.\] )?(?:implementation )?phase\s+[\w.]{1,6}\b/i;

function holderOf({ place }: ReadTask, dialect: Dialect): Section | undefined {
  const phase = place.around.find((section) => PHASE.test(section.title));
  return dialect.groups === 'phases' ? phase : (phase ?? place.around.find((section) => section.depth === 2));
}

function sectionBlock(document: PlanDocument, section: Section, arrangement: Block['arrangement'], children: readonly PlanNode[]): Block {
  const loc = locate(document, section.heading.start, section.heading.end);
  const whole = PHASE.exec(section.title)?.[0];
  const named = whole && /phase\s+[\w.]+$/i.exec(whole)?.[0];
  return createBlock(`section-${String(section.start)}`, arrangement, children, {
    ...(named !== undefined && { id: { value: named, loc } }),
    title: { value: section.title.slice(whole?.length ?? 0).replace(/^[\s:.—–-]+/, ''), loc },
    loc,
    extent: locate(document, section.start, section.end),
  });
}

/** Tasks with a number that stands above others hold these, wherever the list nests them. */
function byNumbers(read: readonly ReadTask[], inside: Inside): readonly PlanNode[] {
  const groups: { readonly one: ReadTask; readonly members: ReadTask[] }[] = [];
  const byId = new Map<string, (typeof groups)[number]>();
  for (const one of read) {
    const id = one.place.id?.text ?? '';
    const parent = parentIds(id).flatMap((above) => byId.get(above) ?? [])[0];
    if (parent) parent.members.push(one);
    else {
      const group = { one, members: [] };
      groups.push(group);
      if (id !== '' && !byId.has(id)) byId.set(id, group);
    }
  }
  const nodes: PlanNode[] = [];
  let run: { readonly number: string; readonly members: ReadTask[] } | undefined;
  // Tasks of one number that no task with that number holds (`## 1. Setup` above `1.1`, `1.2`) form runs of their own.
  const flush = (): void => {
    if (run) nodes.push(...inside.group(run.members));
    run = undefined;
  };
  for (const { one, members } of groups) {
    const number = one.place.id?.text.split('.', 1)[0] ?? '';
    if (members.length > 0) {
      flush();
      nodes.push(numberBlock(one.task, members, inside));
      continue;
    }
    if (run?.number !== number) flush();
    run ??= { number, members: [] };
    run.members.push(one);
  }
  flush();
  return nodes;
}

/** The numbers above a number: `1` and `1.2` above `1.2.3`. */
export function parentIds(id: string): readonly string[] {
  const parts = id.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
}

function numberBlock(own: Task, members: readonly ReadTask[], inside: Inside): Block {
  const last = (members.at(-1) as ReadTask).task;
  const block = createBlock(own.key, inside.block, inside.group(members), {
    ...(own.id && { id: own.id }),
    title: own.title,
    loc: own.loc,
    extent: span(own.loc, last.loc),
  });
  return { ...block, dependencies: own.dependencies };
}
