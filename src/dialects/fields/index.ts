// The extractor for “task headings with fields”: one engine, a table of names a dialect.
import { locate } from '../../markdown/locate.ts';
import { type Section, sectionsOf } from '../../markdown/outline.ts';
import type { Capability, Plan, PlanNode, Task, WaveStatement } from '../../plan/model.ts';
import { waveStatements } from '../../plan/statements.ts';
import { createNames, linkPlan } from '../../reading/build/link.ts';
import { createPlan } from '../../reading/build/plan.ts';
import { createBlock, groupRuns, groupWaves } from '../../reading/build/tree.ts';
import type { Extraction, Extractor, PlanDocument } from '../../reading/extractor.ts';
import { titleSaysParallel } from '../../reading/vocabulary/order.ts';
import type { FieldDialect } from './definition.ts';
import { readMetrics } from './metrics.ts';
import { findTasks, ID_SHAPE, readTask, type ReadTask, type TaskPlace } from './tasks.ts';
import { compileTemplate } from './template.ts';
import { readWaveTables } from './wave-table.ts';

/** The extractor of one dialect. Templates that cannot be used are refused where the configuration is read. */
export function fieldExtractor(dialect: FieldDialect): Extractor {
  const patterns = dialect.task.flatMap((template) => compileTemplate(template) ?? []);
  return {
    dialect: dialect.name,
    detect(document, asked) {
      const places = findTasks(document, patterns);
      const atHome = isAtHome(dialect, document.path);
      const signed = places.filter((place) => place.fields.some((field) => dialect.signs.includes(field.key)));
      const enough = asked ? places.length > 0 : atHome ? places.length > 0 : signed.length >= 2 && signed.length * 2 >= places.length;
      if (!enough || (!asked && !atHome && !(hasOwnSign(dialect, places) && hasTitle(dialect, document)))) return undefined;
      // A dialect whose tasks run one by one does not know what a plan says of running them at once.
      if (!asked && dialect.order === 'sequence' && !atHome && saysParts(document)) return undefined;
      const seen = [
        ...new Set(signed.flatMap((place) => place.fields.map((field) => field.key)).filter((key) => dialect.signs.includes(key))),
      ];
      const reason =
        signed.length > 0
          ? `${places.length} tasks, ${signed.length} of them with ${seen.map((key) => `“${key}”`).join(', ')}`
          : `${places.length} tasks${atHome ? ` in a folder of ${dialect.name}` : ''}`;
      return { reason, extract: () => extract(document, dialect, places) };
    },
  };
}

/** Whether a heading says that what stands below it runs at the same time. */
function saysParts(document: PlanDocument): boolean {
  return sectionsOf(document.outline).some(
    (section) =>
      section.depth > 1 &&
      titleSaysParallel(
        section.title,
        [...section.title.matchAll(/[(（]([^)）]*)[)）]/gu)].map((match) => match[1] ?? ''),
      ),
  );
}

/** Whether a file lies where only this dialect's plans do, under the name that they have there. */
function isAtHome({ home, file }: FieldDialect, path: string): boolean {
  return home !== undefined && `/${path}`.includes(`/${home}`) && (file === undefined || path.endsWith(`/${file}`));
}

/** Names that several dialects share do not tell them apart; one of its own has to be there: a stated proof, else its first sign. */
function hasOwnSign({ signs, proof = signs.slice(0, 1) }: FieldDialect, places: readonly TaskPlace[]): boolean {
  return places.some((place) => place.fields.some((field) => proof.includes(field.key)));
}

function hasTitle(dialect: FieldDialect, document: PlanDocument): boolean {
  return dialect.title === undefined || (document.outline.children[0]?.title.toLowerCase().includes(dialect.title) ?? false);
}

function extract(document: PlanDocument, dialect: FieldDialect, places: readonly TaskPlace[]): Extraction {
  const names = createNames();
  const read = places.map((place) => readTask(document, place, dialect));
  for (const { task } of read) if (task.id) names.add(task.id.value, task.key);
  const waves = [...read.flatMap((one) => one.waves), ...readWaveTables(document, (id) => names.find(id))];
  // Where a task waits for a whole wave, the number of its dependencies is a matter of counting.
  const waits = places.flatMap((place) => place.fields.filter((field) => dialect.fields.depends?.includes(field.key) ?? false));
  const counts = dialect.fields.wave !== undefined && !waits.some((field) => /\bwaves?\b/i.test(field.value.text));
  const metrics = counts ? readMetrics(document) : [];
  const top = document.outline.children[0] ?? document.outline;
  const titleLoc = locate(document, top.heading.start, top.heading.end);
  const loc = locate(document, document.outline.start, document.outline.end);
  const byDependency = dialect.order === 'dependencies' && waves.length === 0;
  const plan: Plan = createPlan({
    title: { value: top.title, loc: titleLoc },
    dialect: dialect.name,
    loc,
    root: createBlock('plan', byDependency ? 'parallel' : 'sequence', childrenOf(document, dialect, read, places, waves), {
      loc: titleLoc,
      extent: loc,
    }),
    declarations: document.declarations,
    dependencyStatements: read.flatMap((one) => one.dependencyStatements),
    waves,
    contracts: read.flatMap((one) => one.contracts),
    claims: metrics,
    capabilities: capabilitiesOf(dialect, metrics.length > 0),
  });
  return { plans: [linkPlan(plan, names, (id) => !new RegExp(`^${ID_SHAPE}$`).test(id))], problems: [] };
}

/** What a dialect can state; a plan in sequence states nothing about agents. */
function capabilitiesOf(dialect: FieldDialect, metrics: boolean): ReadonlySet<Capability> {
  const capabilities: Capability[] = ['ids', 'writes'];
  if (dialect.fields.depends) capabilities.push('dependencies');
  if (dialect.fields.reads) capabilities.push('reads');
  if (dialect.fields.duration) capabilities.push('durations');
  if (dialect.fields.agent) capabilities.push('agents');
  if (dialect.order !== 'sequence' && dialect.fields.produces) capabilities.push('contracts');
  if (metrics) capabilities.push('claims');
  return new Set(capabilities);
}

function childrenOf(
  document: PlanDocument,
  dialect: FieldDialect,
  read: readonly ReadTask[],
  places: readonly TaskPlace[],
  waves: readonly WaveStatement[],
): readonly PlanNode[] {
  const tasks = read.map((one) => one.task);
  if (waves.length > 0) {
    const waveOf = waveStatements({ waves });
    return groupWaves(tasks, (task) => waveOf.get(task.key)).map((node) => sequential(document, node, places));
  }
  if (dialect.order === 'dependencies') return tasks;
  const group = (members: readonly Task[]): readonly PlanNode[] =>
    dialect.order === 'runs' ? groupRuns(members.map((task) => ({ task, parallel: task.parallel?.value === true }))) : members;
  return bySections(document, places, tasks, group);
}

/** A wave whose heading says that it is sequential is. */
function sequential(document: PlanDocument, node: PlanNode, places: readonly TaskPlace[]): PlanNode {
  if (node.type === 'task') return node;
  const first = node.children[0];
  const place = places.find((one) => one.key === first?.key);
  const heading = place?.around.find((section) => /^\W*wave\s+\d/i.test(section.heading.text))?.heading.text ?? '';
  if (!/\bsequential\b/i.test(heading)) return node;
  const { together, ...rest } = node;
  return together ? { ...rest, arrangement: 'sequence' } : node;
}

/** Tasks below the phase headings that hold them, phases one after the other. */
function bySections(
  document: PlanDocument,
  places: readonly TaskPlace[],
  tasks: readonly Task[],
  group: (tasks: readonly Task[]) => readonly PlanNode[],
): readonly PlanNode[] {
  const nodes: PlanNode[] = [];
  let open: { readonly section: Section | undefined; readonly members: Task[] } | undefined;
  const flush = (): void => {
    if (!open) return;
    const children = group(open.members);
    const { section } = open;
    if (!section) nodes.push(...children);
    else {
      const loc = locate(document, section.heading.start, section.heading.end);
      const named = /^phase\s+[\w.]{1,6}\b/i.exec(section.title)?.[0];
      nodes.push(
        createBlock(`section-${section.start}`, 'sequence', children, {
          ...(named !== undefined && { id: { value: named, loc } }),
          title: { value: section.title.slice(named?.length ?? 0).replace(/^[\s:.—–-]+/, ''), loc },
          loc,
          extent: locate(document, section.start, section.end),
        }),
      );
    }
    open = undefined;
  };
  for (const [index, place] of places.entries()) {
    const task = tasks[index] as Task;
    const section = place.around.find((one) => one.depth === 2 || /^phase\b/i.test(one.title));
    if (!open || open.section !== section) {
      flush();
      open = { section, members: [] };
    }
    open.members.push(task);
  }
  flush();
  return nodes;
}
