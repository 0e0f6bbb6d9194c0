// Kiro's `.kiro/specs/*/tasks.md` and its relative cc-sdd: numbered tasks in two levels, `(P)` marks, `_Depends: …_`, `_Boundary: …_`, a graph of waves.
// Without marks the list is worked off in order. With `_Depends_` the dependencies are the order, and a task without `(P)` runs alone.
import { locate } from '../../markdown/locate.ts';
import type { Block, Capability, Plan, PlanNode, Task } from '../../plan/model.ts';
import { tasksOf } from '../../plan/walk.ts';
import { createNames, linkPlan } from '../../reading/build/link.ts';
import { createPlan } from '../../reading/build/plan.ts';
import { createBlock, groupRuns, groupWaves, type Marked, span } from '../../reading/build/tree.ts';
import type { Extraction, Extractor, PlanDocument } from '../../reading/extractor.ts';
import { readGraph } from './graph.ts';
import { findTasks, readTask, type TaskItem } from './tasks.ts';

/** Reads the task lists of Kiro and cc-sdd. */
export const kiro: Extractor = {
  dialect: 'kiro',
  detect(document, asked) {
    const items = findTasks(document);
    const atHome = /(?:^|\/)\.kiro\/specs\//.test(document.path);
    const marked = items.filter((item) =>
      item.fields.some((field) => /^(?:requirements|depends|boundary|contracts)$/.test(field.key) && item.text.includes('_')),
    ).length;
    if (items.length < (asked ? 1 : 3) || !(asked || atHome || marked * 2 >= items.length)) return undefined;
    return {
      reason: `${items.length} numbered tasks, ${marked} of them with _Requirements_, _Depends_ or _Boundary_${atHome ? ', in a folder of specs' : ''}`,
      extract: () => extract(document, items),
    };
  },
};

/** A numbered task with the tasks that are numbered below it. */
interface Group {
  readonly item: TaskItem;
  readonly children: readonly TaskItem[];
}

async function extract(document: PlanDocument, items: readonly TaskItem[]): Promise<Extraction> {
  const names = createNames();
  const groups = groupByNumber(items);
  const byDependency = items.some((item) => item.fields.some((field) => field.key === 'depends'));
  const marked = items.some((item) => item.parallel);
  const nodes = joinRuns(
    groups,
    groups.map((group) => toNode(document, group, byDependency, marked && !byDependency, names)),
    marked && !byDependency,
  );
  const graph = await readGraph(document);
  const tasks = nodes.flatMap(tasksOf);
  const top = document.outline.children[0] ?? document.outline;
  const titleLoc = locate(document, top.heading.start, top.heading.end);
  const loc = locate(document, document.outline.start, document.outline.end);
  const waveOf = new Map(
    graph.waves.flatMap(({ id, wave, loc: place }) => {
      const node = names.find(id);
      return node === undefined ? [] : [[node, { wave: wave.rank, label: wave.label, loc: place }] as const];
    }),
  );
  const inWaves = waveOf.size > 0;
  const children = inWaves ? groupWaves(tasks, (task) => waveOf.get(task.key)) : nodes;
  const capabilities: Capability[] = ['writes', 'dependencies', 'ids', 'totals', ...(graph.graph ? (['checkpoints'] as const) : [])];
  const plan: Plan = createPlan({
    title: { value: top.title, loc: titleLoc },
    dialect: 'kiro',
    loc,
    root: createBlock('plan', byDependency && !inWaves ? 'parallel' : 'sequence', children, { loc: titleLoc, extent: loc }),
    declarations: document.declarations,
    dependencyStatements: [
      ...tasks.flatMap((task) => items.filter((item) => item.key === task.key).flatMap((item) => item.dependencyStatements(document))),
      ...graph.dependencyStatements.flatMap(({ id, statement }) => {
        const node = names.find(id);
        return node === undefined ? [] : [{ ...statement, node }];
      }),
    ],
    waves: graph.waves.flatMap(({ id, wave, loc: place }) => {
      const node = names.find(id);
      return node === undefined ? [] : [{ node, wave: wave.rank, label: wave.label, origin: 'graph' as const, loc: place }];
    }),
    ...(graph.graph && { waveGraph: graph.graph }),
    capabilities: new Set(capabilities),
  });
  return { plans: [linkPlan(plan, names)], problems: graph.problems };
}

/** Numbers with a dot belong to the number before it, wherever the list nests them. */
function groupByNumber(items: readonly TaskItem[]): readonly Group[] {
  const groups: { item: TaskItem; children: TaskItem[] }[] = [];
  for (const item of items) {
    const parent = groups.find((group) => item.id.text.startsWith(`${group.item.id.text}.`));
    if (parent) parent.children.push(item);
    else groups.push({ item, children: [] });
  }
  return groups;
}

/** Tasks of one number that no task with that number holds (`## 1. Setup` above `1.1`, `1.2`) form runs of their own. */
function joinRuns(groups: readonly Group[], nodes: readonly PlanNode[], inRuns: boolean): readonly PlanNode[] {
  if (!inRuns) return nodes;
  const result: PlanNode[] = [];
  let open: { readonly number: string; readonly members: Marked[] } | undefined;
  const flush = (): void => {
    if (open) result.push(...groupRuns(open.members));
    open = undefined;
  };
  for (const [index, { item }] of groups.entries()) {
    const node = nodes[index] as PlanNode;
    const number = item.id.text.split('.', 1)[0] ?? '';
    if (node.type === 'block') {
      flush();
      result.push(node);
      continue;
    }
    if (open?.number !== number) flush();
    open ??= { number, members: [] };
    open.members.push({ task: node, parallel: item.parallel !== undefined });
  }
  flush();
  return result;
}

function toNode(
  document: PlanDocument,
  { item, children }: Group,
  byDependency: boolean,
  inRuns: boolean,
  names: ReturnType<typeof createNames>,
): PlanNode {
  names.add(item.id.text, item.key);
  if (children.length === 0) return readTask(document, item, byDependency);
  const tasks: Task[] = children.map((child) => {
    names.add(child.id.text, child.key);
    return readTask(document, child, byDependency);
  });
  const own = readTask(document, item, false);
  const last = tasks.at(-1) as Task;
  const block: Block = createBlock(
    item.key,
    byDependency ? 'parallel' : 'sequence',
    inRuns ? groupRuns(tasks.map((task, index) => ({ task, parallel: children[index]?.parallel !== undefined }))) : tasks,
    { ...(own.id && { id: own.id }), title: own.title, loc: own.loc, extent: span(own.loc, last.loc) },
  );
  return { ...block, dependencies: own.dependencies };
}
