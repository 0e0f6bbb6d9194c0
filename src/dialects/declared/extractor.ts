// The extractor of a declared dialect: one engine, a declaration a format.
import { locate } from '../../markdown/locate.ts';
import { sectionsOf } from '../../markdown/outline.ts';
import type { Capability, ContractStatement, Dependency, Plan, PlanNode, Task } from '../../plan/model.ts';
import { tasksOf } from '../../plan/walk.ts';
import { createNames, linkPlan, type Names } from '../../reading/build/link.ts';
import { createPlan } from '../../reading/build/plan.ts';
import { createBlock } from '../../reading/build/tree.ts';
import {
  type Detection,
  type Extraction,
  type Extractor,
  folderOf,
  type PlanDocument,
  type SiblingFiles,
} from '../../reading/extractor.ts';
import { idKey } from '../../reading/facts/references.ts';
import { fieldKey, readFields } from '../../reading/facts/fields.ts';
import { titleSaysParallel } from '../../reading/vocabulary/order.ts';
import type { Dialect } from './declaration.ts';
import { isFileTask, readFileTasks, readHead, readParts, readSplit, titleLocOf } from './folder.ts';
import { isHomeOf, partOf } from './signature.ts';
import { readFeature } from './feature.ts';
import { readMatrix } from './matrix.ts';
import { readMetrics } from './metrics.ts';
import { joinParallelPhases } from './phases.ts';
import { findTasks, type TaskPlace } from './places.ts';
import { readSummary } from './summary.ts';
import { readTask, type ReadTask } from './task.ts';
import { readTaskTotals } from './totals.ts';
import { parentIds, treeOf } from './tree.ts';
import { headingWave, rankWaves, readWaveTrees, type WavePlacement } from './waves.ts';
import { readWaveTables } from './wave-table.ts';

/** The extractor of a dialect. */
export function declaredExtractor(dialect: Dialect): Extractor {
  return {
    dialect: dialect.name,
    detect(document, asked) {
      const ofFolder = detectInFolder(document, dialect, asked);
      if (ofFolder) return ofFolder;
      const places = findTasks(document, dialect);
      const reason = recognise(document, dialect, places, asked);
      if (reason === undefined) return undefined;
      const isHead = dialect.given.files?.about !== undefined || dialect.given.files?.below !== undefined;
      const read = (siblings: SiblingFiles): Promise<Extraction> => extractHome(document, document, dialect, places, siblings);
      return {
        reason,
        extract: isHead ? (siblings) => siblings.once(`${dialect.name} ${folderOf(document.path)}`, () => read(siblings)) : read,
      };
    },
  };
}

/** Recognises a file that is one task of a folder, or a part of a plan whose tasks another file lists. */
function detectInFolder(document: PlanDocument, dialect: Dialect, asked: boolean): Detection | undefined {
  if (!dialect.given.files) return undefined;
  const isTask = isFileTask(document, dialect, asked);
  const part = partOf(document.path, dialect);
  const split = part && !isTask ? readSplit(document, dialect) : [];
  if (!isTask && split.length === 0) return undefined;
  const folder = async (siblings: SiblingFiles): Promise<Extraction> => {
    const { read, elsewhere } = await readFileTasks(document, dialect, siblings);
    return planOf(document, dialect, { read, parts: new Map(), elsewhere, contracts: [] });
  };
  const reason = isTask
    ? 'a frontmatter with ' + (dialect.given.known?.fields ?? []).join(', ')
    : `${String(split.length)} tasks of ${part?.id ?? ''}`;
  if (!part) return { reason, extract: (siblings) => siblings.once(`${dialect.name} ${folderOf(document.path)}`, () => folder(siblings)) };
  return {
    reason,
    extract: (siblings) =>
      siblings.once(`${dialect.name} ${part.root}`, async () => {
        const head = await readHead(part.root, dialect, siblings);
        const places = head ? findTasks(head, dialect) : [];
        if (head && places.length > 0) return extractHome(head, document, dialect, places, siblings);
        return isTask
          ? folder(siblings)
          : planOf(document, dialect, { read: split, parts: new Map(), elsewhere: new Set(), contracts: [] });
      }),
  };
}

/** What a document is recognised by, as a clause; undefined: it is no plan of the dialect. */
function recognise(document: PlanDocument, dialect: Dialect, places: readonly TaskPlace[], asked: boolean): string | undefined {
  const { known = {} } = dialect.given;
  const isHome = isHomeOf(document.path, dialect);
  if (places.length < (asked ? 1 : (known.least ?? 1))) return undefined;
  const names = places.map((place) => new Set(readFields(document.text, place.entries).map((field) => field.key)));
  const has =
    (keys: readonly string[]) =>
    (of: ReadonlySet<string>, index: number): boolean =>
      keys.some((key) => of.has(key)) || (places[index]?.cells?.some((cell) => keys.includes(fieldKey(cell.head))) ?? false);
  const signed = names.filter(has(dialect.knownBy));
  const seen = dialect.knownBy.filter((key) => names.some((of, index) => has([key])(of, index)));
  const reason =
    signed.length > 0
      ? `${String(places.length)} tasks, ${String(signed.length)} of them with ${seen.map((key) => `“${key}”`).join(', ')}`
      : `${String(places.length)} tasks${isHome ? ` in a place of ${dialect.name}` : ''}`;
  if (asked) return reason;
  const isList = places.some((place) => place.kind === 'item');
  // A dialect whose tasks run one by one does not know what a plan says of running them at once.
  if (dialect.order === 'sequence' && !(isHome && isList) && saysParts(document)) return undefined;
  if (isHome) return reason;
  const title = document.outline.children[0]?.title.toLowerCase() ?? '';
  if (known.title !== undefined && !title.includes(known.title)) return undefined;
  if (known.words?.some((word) => document.text.includes(word)) === true)
    return `${reason}, and the words “${known.words.find((word) => document.text.includes(word)) ?? ''}”`;
  if (known.ids === true)
    return places.filter((place) => place.id && new RegExp(`^${dialect.firstId}$`).test(place.id.text)).length >= 3
      ? `${String(places.length)} tasks of the form “${String([dialect.given.task].flat()[0])}” with ids such as ${String([dialect.given.id].flat()[0])}`
      : undefined;
  const enough = signed.length >= 2 && signed.length * 2 >= places.length;
  return enough && names.some(has(dialect.proof)) ? reason : undefined;
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

/** The plan of a document that lists tasks, with what other files of its folder add. `given`: the file that is linted. */
async function extractHome(
  home: PlanDocument,
  given: PlanDocument,
  declared: Dialect,
  places: readonly TaskPlace[],
  siblings: SiblingFiles,
): Promise<Extraction> {
  const dialect = withNames(declared, places);
  const own = places.map((place) => readTask(home, place, dialect));
  const { read, parts } = dialect.given.files
    ? await readParts(home, given, own, dialect, siblings)
    : { read: own, parts: new Map<string, readonly ReadTask[]>() };
  const contracts = dialect.groups === 'phases' ? readFeature(home, siblings) : [];
  return planOf(home, dialect, { read, parts, elsewhere: new Set(), contracts });
}

/** What a plan is made of. */
interface Material {
  readonly read: readonly ReadTask[];
  /** The tasks that a task is split into, by its key. */
  readonly parts: ReadonlyMap<string, readonly ReadTask[]>;
  /** Ids of tasks that lie in other folders; undefined: any id may. */
  readonly elsewhere: ReadonlySet<string> | undefined;
  readonly contracts: readonly ContractStatement[];
}

async function planOf(document: PlanDocument, dialect: Dialect, material: Material): Promise<Extraction> {
  const names = createNames();
  const read = aloneUnlessMarked(material.read, dialect);
  for (const { task } of read) addNames(names, task);
  const find = (id: string): string | undefined => names.find(id);
  const beside = await readBeside(document, dialect, read, find);
  const inner = [...material.parts.values()].flat();
  const dependencyStatements = [...[...read, ...inner].flatMap((one) => one.dependencyStatements), ...beside.dependencyStatements];
  const tree = treeOf(document, dialect, withTables(read, dependencyStatements), beside.waves);
  const joined = dialect.groups === 'phases' ? joinParallelPhases(document, document.outline, tree.children) : tree.children;
  const children = material.parts.size > 0 ? joined.map((node) => withParts(node, material.parts)) : joined;
  const titleLoc = titleLocOf(document);
  const loc = locate(document, document.outline.start, document.outline.end);
  const root = createBlock('plan', tree.arrangement, children, { loc: titleLoc, extent: loc });
  const tasks = tasksOf(root);
  const contracts = [...[...read, ...inner].flatMap((one) => one.contracts), ...material.contracts];
  const metrics = statesMetrics(dialect, read, beside.waits) ? readMetrics(document) : [];
  const isFolder = read.some((one) => one.place.kind === 'file');
  const plan: Plan = createPlan({
    title: { value: isFolder ? folderOf(document.path) : (document.outline.children[0] ?? document.outline).title, loc: titleLoc },
    dialect: dialect.name,
    loc,
    root,
    declarations: document.declarations,
    dependencyStatements,
    waves: beside.waves,
    criticalPaths: beside.criticalPaths,
    ...(beside.waveGraph && { waveGraph: beside.waveGraph }),
    contracts,
    claims: metrics,
    totals: isFolder ? [] : [...readTaskTotals(document, tasks), ...beside.totals],
    ...(material.parts.size > 0 && { idScope: 'group' as const }),
    capabilities: capabilitiesOf(dialect, {
      metrics: metrics.length > 0,
      contracts: contracts.length > 0,
      graph: beside.waveGraph !== undefined,
    }),
  });
  const shape = new RegExp(`^(?:${dialect.idShape})$`, dialect.fileNames.length > 0 ? 'i' : '');
  const isForeign = (id: string): boolean =>
    !shape.test(id) || beside.drawn.has(id.toLowerCase()) || (material.elsewhere?.has(idKey(id)) ?? true);
  return { plans: [linkPlan(plan, names, isForeign)], problems: beside.problems };
}

/** A tree in which tasks that files split further hold these, one after the other. */
function withParts(node: PlanNode, parts: Material['parts']): PlanNode {
  if (node.type === 'block') return { ...node, children: node.children.map((child) => withParts(child, parts)) };
  const inner = parts.get(node.key) ?? [];
  if (inner.length === 0) return node;
  // What is over as a whole is over in its parts, too.
  const tasks = inner.map((one) => (node.done ? { ...one.task, done: true } : one.task));
  const block = createBlock(node.key, 'sequence', tasks, {
    ...(node.id && { id: node.id }),
    title: node.title,
    loc: node.loc,
    extent: node.loc,
  });
  return { ...block, dependencies: node.dependencies };
}

/** Rows without ids are named by their words: what they wait for is written so, too. */
function withNames(dialect: Dialect, places: readonly TaskPlace[]): Dialect {
  const shape = new RegExp(`^(?:${dialect.idShape})$`, 'u');
  const names = places.flatMap((place) => (place.kind === 'row' && place.id && !shape.test(place.id.text) ? [place.id.text] : []));
  if (names.length === 0) return dialect;
  const any = names.sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  return { ...dialect, idShape: `(?:${[...any, dialect.idShape].join('|')})` };
}

/** A task's names: its id, with and without the letter that tasks are numbered with. */
function addNames(names: Names, task: Task): void {
  const id = task.id?.value;
  if (id === undefined) return;
  names.add(id, task.key);
  if (/^\d+[a-z]?$/.test(id)) names.add(`T${id}`, task.key);
  else if (/^T\d/i.test(id)) names.add(id.slice(1), task.key);
}

/** Where the declaration says so and dependencies order the tasks, one without the parallel mark runs by itself, which its own number is the place of. */
function aloneUnlessMarked(read: readonly ReadTask[], dialect: Dialect): readonly ReadTask[] {
  if (dialect.given.alone !== 'unmarked' || !read.some((one) => one.dependencyStatements.length > 0)) return read;
  const parents = new Set(read.flatMap((one) => parentIds(one.task.id?.value ?? '')));
  return read.map((one) =>
    one.marked || !one.task.id || one.task.parallel || parents.has(one.task.id.value)
      ? one
      : { ...one, task: { ...one.task, parallel: { value: false, loc: one.task.id.loc } } },
  );
}

type Beside = Pick<Plan, 'waves' | 'criticalPaths' | 'dependencyStatements' | 'totals' | 'waveGraph'> & {
  readonly drawn: ReadonlySet<string>;
  readonly problems: Extraction['problems'];
  /** A task waits for a whole wave. */
  readonly waits: boolean;
};

/** What stands beside the tasks, in the places that the declaration names. */
async function readBeside(
  document: PlanDocument,
  dialect: Dialect,
  read: readonly ReadTask[],
  find: (id: string) => string | undefined,
): Promise<Beside> {
  const places = new Set(dialect.given.waves ?? []);
  const placed: WavePlacement[] = read.flatMap((one) => one.waves);
  if (places.has('heading')) placed.push(...read.flatMap((one) => headingWave(document, one.place) ?? []));
  const trees = places.has('tree') ? readWaveTrees(document, find) : undefined;
  placed.push(...(trees?.waves ?? []));
  if (places.has('table')) placed.push(...readWaveTables(document, dialect.idShape, find));
  const matrix = places.has('matrix') ? readMatrix(document, dialect.idShape, find) : undefined;
  placed.push(...(matrix?.waves ?? []));
  const summary = places.has('summary')
    ? readSummary(
        document,
        find,
        read.map((one) => one.task),
        placed,
      )
    : undefined;
  placed.push(...(summary?.waves ?? []));
  const graph = places.has('graph') ? await (await import('./wave-graph.ts')).readGraph(document) : undefined;
  const inGraph = (graph?.waves ?? []).flatMap(({ id, wave, loc }) => {
    const node = find(id);
    return node === undefined ? [] : [{ node, wave: wave.rank, label: wave.label, origin: 'graph' as const, loc }];
  });
  const fromGraph = (graph?.dependencyStatements ?? []).flatMap(({ id, statement }) => {
    const node = find(id);
    return node === undefined ? [] : [{ ...statement, node }];
  });
  return {
    waves: [...rankWaves(placed), ...inGraph],
    criticalPaths: trees?.criticalPaths ?? [],
    dependencyStatements: [...(matrix?.dependencyStatements ?? []), ...fromGraph],
    totals: summary?.totals ?? [],
    ...(graph?.graph && { waveGraph: graph.graph }),
    drawn: trees?.drawn ?? new Set(),
    problems: graph?.problems ?? [],
    waits: read.some((one) =>
      readFields(document.text, one.place.entries).some(
        (field) => dialect.facts.get(field.key) === 'depends' && /\bwaves?\b/i.test(field.value.text),
      ),
    ),
  };
}

/** A task's dependencies are what it says itself; where it says nothing, what a table says of it. */
function withTables(read: readonly ReadTask[], dependencyStatements: Plan['dependencyStatements']): readonly ReadTask[] {
  const tables = new Map<string, Dependency[]>();
  for (const { node, origin, refs } of dependencyStatements)
    if (origin === 'table') tables.set(node, [...(tables.get(node) ?? []), ...refs]);
  return read.map((one) => {
    const says = one.task.dependencies.length > 0 || one.dependencyStatements.length > 0;
    const refs = says ? undefined : tables.get(one.task.key);
    return refs ? { ...one, task: { ...one.task, dependencies: refs } } : one;
  });
}

/** Where a task waits for a whole wave, the number of its dependencies is a matter of counting, and figures about them are not checked. */
function statesMetrics(dialect: Dialect, read: readonly ReadTask[], waits: boolean): boolean {
  return [...dialect.facts.values()].includes('wave') && dialect.given.waves?.includes('table') === true && read.length > 0 && !waits;
}

/** What a dialect can state. A plan in sequence states nothing about agents and contracts. */
function capabilitiesOf(
  dialect: Dialect,
  found: { readonly metrics: boolean; readonly contracts: boolean; readonly graph: boolean },
): ReadonlySet<Capability> {
  const facts = new Set(dialect.facts.values());
  const capabilities: Capability[] = ['ids', 'writes', 'totals'];
  if (facts.has('depends') || dialect.given.id !== undefined || dialect.given.waves !== undefined) capabilities.push('dependencies');
  if (facts.has('reads') || dialect.given.known?.ids === true) capabilities.push('reads');
  if (facts.has('duration')) capabilities.push('durations');
  if (facts.has('agent')) capabilities.push('agents');
  if (dialect.order !== 'sequence' && found.contracts) capabilities.push('contracts');
  if (found.metrics) capabilities.push('claims');
  if (found.graph) capabilities.push('checkpoints');
  return new Set(capabilities);
}
