// The plans of Sisyphus and Prometheus (`.sisyphus/plans`, `.omo/plans`): a wave tree, a dependency matrix, a dispatch summary and detailed tasks.
// The same fact stands in up to four of them; every statement is kept.
import { locate } from '../../markdown/locate.ts';
import type { Capability, Plan, Task, WaveStatement } from '../../plan/model.ts';
import { waveStatements } from '../../plan/statements.ts';
import { createNames, linkPlan } from '../../reading/build/link.ts';
import { createPlan } from '../../reading/build/plan.ts';
import { createBlock, groupWaves } from '../../reading/build/tree.ts';
import type { Extraction, Extractor, PlanDocument } from '../../reading/extractor.ts';
import { readMatrix } from './matrix.ts';
import { readSummary } from './summary.ts';
import { findTasks, readTask, type TaskPlace } from './tasks.ts';
import { outlinesOf, rankWaves, readWaves } from './waves.ts';

const CAPABILITIES: ReadonlySet<Capability> = new Set<Capability>(['writes', 'reads', 'dependencies', 'ids', 'totals']);

/** Reads the plans of Sisyphus and its relatives. */
export const sisyphus: Extractor = {
  dialect: 'sisyphus',
  detect(document, asked) {
    const places = findTasks(outlinesOf(document));
    if (places.length < (asked ? 1 : 2)) return undefined;
    const atHome = /(?:^|\/)\.(?:sisyphus|omo)\/plans\//.test(document.path);
    const fields = places.filter((place) =>
      place.fields.some((field) => /^(?:parallelization|can run in parallel|parallel group)$/.test(field.key)),
    );
    if (!atHome && !asked && fields.length < 2) return undefined;
    const why =
      fields.length > 0
        ? `${fields.length} tasks that state their parallelization`
        : `${places.length} numbered tasks in a plans folder of Sisyphus`;
    return { reason: why, extract: () => extract(document, places) };
  },
};

function extract(document: PlanDocument, places: readonly TaskPlace[]): Extraction {
  const names = createNames();
  const read = places.map((place) => readTask(document, place));
  for (const { task } of read) {
    const id = task.id?.value ?? '';
    names.add(id, task.key);
    if (/^\d/.test(id)) names.add(`T${id}`, task.key);
    if (/^T\d/i.test(id)) names.add(id.slice(1), task.key);
  }
  const tasks = read.map((one) => one.task);
  const find = (id: string): string | undefined => names.find(id);
  const waves = readWaves(document, places, find);
  const matrix = readMatrix(document, find);
  const statements = [...read.flatMap((one) => one.waves), ...waves.statements, ...matrix.waves];
  const summary = readSummary(document, find, tasks, statements);
  const all = rankWaves([...statements, ...summary.waves]);
  const top = document.outline.children[0] ?? document.outline;
  const titleLoc = locate(document, top.heading.start, top.heading.end);
  const loc = locate(document, document.outline.start, document.outline.end);
  const dependencyStatements = [...read.flatMap((one) => one.dependencyStatements), ...matrix.dependencyStatements];
  const plan: Plan = createPlan({
    title: { value: top.title, loc: titleLoc },
    dialect: 'sisyphus',
    loc,
    root: createBlock(
      'plan',
      'sequence',
      treeOf(
        tasks.map((task) => withTable(task, dependencyStatements)),
        all,
      ),
      { loc: titleLoc, extent: loc },
    ),
    declarations: document.declarations,
    dependencyStatements,
    waves: all,
    criticalPaths: waves.criticalPaths,
    totals: summary.totals,
    capabilities: CAPABILITIES,
  });
  return { plans: [linkPlan(plan, names, (id) => isForeign(id) || waves.drawn.has(id.toLowerCase()))], problems: [] };
}

/** A task's dependencies are what it says itself; where it says nothing, what the matrix says of it. */
function withTable(task: Task, dependencyStatements: Plan['dependencyStatements']): Task {
  const own = dependencyStatements.filter((statement) => statement.node === task.key);
  if (own.some((statement) => statement.origin === 'task')) return task;
  return { ...task, dependencies: own.flatMap((statement) => statement.refs) };
}

/** The tree by waves; tasks without any wave follow each other as they stand. */
function treeOf(tasks: readonly Task[], statements: readonly WaveStatement[]): readonly ReturnType<typeof groupWaves>[number][] {
  const waves = waveStatements({ waves: statements });
  return waves.size === 0 ? tasks : groupWaves(tasks, (task) => waves.get(task.key));
}

/** Only numbers of this plan's own kind can be unknown: words such as “Phase 3a complete” name other work, and a task that only the tree draws exists. */
function isForeign(id: string): boolean {
  return !/^(?:T?\d{1,3}[a-z]?|F\d{1,2})$/i.test(id);
}
