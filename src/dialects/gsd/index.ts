// GSD's `.planning/phases/NN-name/NN-MM-PLAN.md`: one file is one stream, the folder is the plan. Waves run one after the other, the files of one wave at once.
import { locate } from '../../markdown/locate.ts';
import type {
  Capability,
  Dependency,
  DependencyStatement,
  Insertion,
  Plan,
  Problem,
  Task,
  Total,
  WaveStatement,
} from '../../plan/model.ts';
import type { Location } from '../../plan/location.ts';
import { countTotal, statedSlice } from '../../reading/build/items.ts';
import { createNames, linkPlan } from '../../reading/build/link.ts';
import { createPlan } from '../../reading/build/plan.ts';
import { createBlock, createTask, groupWaves } from '../../reading/build/tree.ts';
import {
  below,
  type Extraction,
  type Extractor,
  folderOf,
  nameOfFile,
  type PlanDocument,
  type SiblingFiles,
} from '../../reading/extractor.ts';
import { type FrontmatterField, textsOf } from '../../reading/facts/frontmatter.ts';
import { normalizePath } from '../../plan/paths.ts';
import { rolesOf } from '../../reading/facts/roles.ts';
import { readBody } from './body.ts';
import { detectRoadmap } from './roadmap.ts';

const CAPABILITIES: ReadonlySet<Capability> = new Set<Capability>(['writes', 'reads', 'dependencies', 'ids', 'totals']);
const FILE = /^((?:\d{1,3}(?:\.\d{1,2})?-)?\d{1,3}[a-z]?)-(?:[\w-]*-)?PLAN\.md$|^PLAN\.md$/i;

/** Reads GSD's plan files and roadmaps. */
export const gsd: Extractor = {
  dialect: 'gsd',
  detect(document, asked) {
    if (!isPlanFile(document, asked)) return detectRoadmap(document);
    return {
      reason: 'a frontmatter with plan, wave and files_modified',
      extract: (siblings) => siblings.once(`gsd ${folderOf(document.path)}`, () => extractPhase(document, siblings)),
    };
  },
};

function field(document: PlanDocument, ...names: readonly string[]): FrontmatterField | undefined {
  for (const name of names) {
    const found = document.frontmatter?.fields.get(name)?.field;
    if (found) return found;
  }
  return undefined;
}

/** A plan file says which plan of which phase it is, and two of wave, files and dependencies. */
function isPlanFile(document: PlanDocument, asked: boolean): boolean {
  const has = (...names: readonly string[]): boolean => field(document, ...names) !== undefined;
  if (!has('plan') && !(asked && has('wave'))) return false;
  const facts = [has('wave'), has('files_modified', 'files-modified'), has('depends_on', 'depends-on')].filter(Boolean).length;
  return has('phase') ? facts >= 2 : facts === 3;
}

/** One plan out of all plan files of the folder. */
async function extractPhase(document: PlanDocument, siblings: SiblingFiles): Promise<Extraction> {
  const folder = folderOf(document.path);
  const documents: PlanDocument[] = [];
  for (const name of siblings.list(folder).filter((one) => FILE.test(one))) {
    const path = below(folder, name);
    const other = path === document.path ? document : await siblings.read(path);
    if (other && (other === document || isPlanFile(other, false))) documents.push(other);
  }
  if (!documents.includes(document)) documents.push(document);
  documents.sort((a, b) => (a.path < b.path ? -1 : 1));
  const home = documents[0] as PlanDocument;
  const parts = documents.map(readPart);
  const names = createNames();
  for (const part of parts) for (const name of part.names) names.add(name, part.task.key);
  const start = locate(home, 0, 0);
  const children = groupWaves(
    parts.map((part) => part.task),
    (task) => parts.find((part) => part.task === task)?.wave,
  );
  const plan: Plan = createPlan({
    title: titleOf(home, folder),
    dialect: 'gsd',
    loc: locate(home, 0, home.text.length),
    root: createBlock('plan', 'sequence', children, { loc: start, extent: locate(home, 0, home.text.length) }),
    declarations: home.declarations,
    dependencyStatements: parts.map((part) => part.statement),
    waves: parts.flatMap((part) => (part.wave ? [part.wave] : [])),
    totals: parts.flatMap((part) => part.totals),
    capabilities: CAPABILITIES,
  });
  const foreign = foreignIds(parts, siblings, folder);
  return { plans: [linkPlan(plan, names, foreign)], problems: parts.flatMap((part) => part.problems) };
}

function titleOf(home: PlanDocument, folder: string): Plan['title'] {
  const phase = textsOf(field(home, 'phase'))[0];
  const name = nameOfFile(folder);
  return {
    value: `Phase ${phase && !/^\d+$/.test(phase.value) ? phase.value : name || (phase?.value ?? '')}`,
    loc: phase?.loc ?? locate(home, 0, 0),
  };
}

interface Part {
  readonly task: Task;
  readonly names: readonly string[];
  readonly wave?: WaveStatement;
  readonly statement: DependencyStatement;
  readonly totals: readonly Total[];
  readonly problems: readonly Problem[];
}

/** One plan file as a task, with what it states about its place in the phase. */
function readPart(document: PlanDocument): Part {
  const key = `plan-${document.path}`;
  const fileName = nameOfFile(document.path).replace(/-PLAN\.md$|\.md$/i, '');
  const number = textsOf(field(document, 'plan'))[0];
  const phase = textsOf(field(document, 'phase'))[0]?.value;
  const phaseNumber = /^\d+(?:\.\d+)?(?=-\d)/.exec(fileName)?.[0] ?? /^\d+(?:\.\d+)?/.exec(phase ?? '')?.[0] ?? '';
  const loc = number?.loc ?? locate(document, 0, 0);
  const id = /^\d+(?:\.\d+)?-\d/.test(fileName)
    ? (/^\d+(?:\.\d+)?-\d+[a-z]?/i.exec(fileName)?.[0] ?? fileName)
    : `${phaseNumber}-${number?.value ?? ''}`;
  const body = readBody(document);
  const title = textsOf(field(document, 'title'))[0] ?? body.objective ?? statedSlice(document, { text: fileName, start: 0, end: 0 });
  const dependencies = dependenciesOf(document, phaseNumber);
  const writes = field(document, 'files_modified', 'files-modified');
  const done = /^(?:complete|completed|done)$/i.test(textsOf(field(document, 'status'))[0]?.value ?? '');
  const task = createTask({
    key,
    id: { value: id, loc },
    title,
    loc,
    roles: rolesOf([title.value, ...body.steps.map((step) => step.value)].join('\n')),
    paths: [
      ...pathTexts(writes).map(({ value, loc: place }) => ({
        value: normalizePath(value.replace(/\s+\([^)]*\)$/, '').replace(/^@(?=\w[\w-]*\/.*\.\w)/, '')),
        loc: place,
        access: 'write' as const,
        source: 'declared' as const,
      })),
      ...body.paths,
    ],
    dependencies: dependencies.refs,
    steps: body.steps,
    done,
    ...(writes && insertionOf(document, writes)),
  });
  const wave = readWave(document, key);
  const estimated = textsOf(field(document, 'estimated_tasks'))[0];
  const counted =
    estimated && /^\d+$/.test(estimated.value)
      ? [countTotal('number of tasks', 'tasks', { value: Number(estimated.value), loc: estimated.loc }, body.steps)]
      : [];
  return {
    task,
    names: [
      id,
      number?.value ?? '',
      fileName,
      `${phaseNumber}-${number?.value ?? ''}`,
      phase === undefined ? '' : `${phase}-${number?.value ?? ''}`,
    ].filter((name) => name !== ''),
    ...(wave && { wave }),
    statement: { node: key, direction: 'blockedBy', origin: 'task', refs: dependencies.refs, loc: dependencies.loc },
    totals: counted,
    problems:
      wave === undefined && field(document, 'wave') && !isPlaceholder(textsOf(field(document, 'wave'))[0]?.value)
        ? [unreadable(document, 'wave', 'a whole number, 1 or more')]
        : [],
  };
}

/** Whether a value stands for one to be filled in: `N`, `{{wave}}`, `[wave]`. */
function isPlaceholder(value: string | undefined): boolean {
  return value !== undefined && /^(?:[NX]|[[{<].*[\]}>])$/i.test(value);
}

function unreadable(document: PlanDocument, name: string, expected: string): Problem {
  const value = field(document, name);
  const found = textsOf(value)[0]?.value ?? value?.type ?? '';
  return {
    message: `frontmatter ${name} is “${found}”, expected ${expected}`,
    loc: value?.loc ?? locate(document, 0, 0),
    severity: 'error',
  };
}

function readWave(document: PlanDocument, node: string): WaveStatement | undefined {
  const wave = textsOf(field(document, 'wave'))[0];
  if (!wave || !/^\d{1,3}$/.test(wave.value)) return undefined;
  return { node, wave: Number(wave.value), label: `wave ${wave.value}`, origin: 'task', loc: innerOf(document, wave), editable: true };
}

/** The value without the quotes around it, so that it can be replaced. */
function innerOf(document: PlanDocument, { value, loc }: { readonly value: string; readonly loc: Location }): Location {
  const cut = document.text.slice(loc.start.offset, loc.end.offset).indexOf(value);
  return cut < 0 ? loc : locate(document, loc.start.offset + cut, loc.start.offset + cut + value.length);
}

/** Ids such as `01`, `"01-02"`, `01-02-PLAN` or `04-02`; a bare number is a plan of the same phase. */
function dependenciesOf(document: PlanDocument, phase: string): { readonly refs: readonly Dependency[]; readonly loc: Location } {
  const value = field(document, 'depends_on', 'depends-on');
  const refs = textsOf(value)
    .filter(({ value: text }) => !/^(?:none|null|~|\[\])$/i.test(text))
    .map(({ value: text, loc }): Dependency => {
      const id = text
        .replace(/\s+\([^)]*\)$/, '')
        .replace(/(?:-(?:PLAN|SUMMARY))?(?:\.md)?$/i, '')
        .replace(/^.*\//, '');
      return { ref: { value: /^\d{1,3}[a-z]?$/.test(id) && phase !== '' ? `${phase}-${id}` : id, loc }, via: 'blockedBy' };
    });
  return { refs, loc: value?.loc ?? locate(document, 0, 0) };
}

/** The entries of a list of files; one written without brackets is split at its commas and keeps the place of the whole. */
function pathTexts(list: FrontmatterField | undefined): ReturnType<typeof textsOf> {
  const texts = textsOf(list);
  return list?.type === 'scalar'
    ? texts.flatMap(({ value, loc }) => value.split(/,\s+/).map((one) => ({ value: one.trim(), loc })))
    : texts;
}

/** Where a further entry of a frontmatter list goes. */
function insertionOf(document: PlanDocument, list: FrontmatterField): { readonly writeSet?: Insertion } {
  if (list.type !== 'list') return {};
  const last = list.items.at(-1);
  if (!last)
    return list.inline
      ? { writeSet: { at: locate(document, list.loc.start.offset + 1, list.loc.start.offset + 1), before: '', after: '', between: ', ' } }
      : {};
  const end = last.loc.end.offset;
  const at = locate(document, end, end);
  const lineStart = document.text.lastIndexOf('\n', last.loc.start.offset) + 1;
  const lead = document.text.slice(lineStart, last.loc.start.offset);
  if (list.inline) return { writeSet: { at, before: ', ', after: '' } };
  return /^\s*-\s+["']?$/.test(lead) ? { writeSet: { at, before: `\n${lead}`, after: '' } } : {};
}

/** Ids of other phases: unknown only where that phase's folder is at hand and lacks the plan. */
function foreignIds(parts: readonly Part[], siblings: SiblingFiles, folder: string): (id: string) => boolean {
  const phases = new Set(parts.map((part) => phaseOf(part.task.id?.value ?? '')));
  const parent = folderOf(folder);
  return (id) => {
    const phase = phaseOf(id);
    if (phase === undefined) return true;
    const isFile = (name: string): boolean => name.toLowerCase().startsWith(`${id.toLowerCase()}-`);
    if (phases.has(phase)) return siblings.list(folder).some(isFile);
    const neighbour = siblings.list(parent).find((name) => phaseOf(`${name}-0`) === phase);
    const files = neighbour === undefined ? [] : siblings.list(below(parent, neighbour));
    const plans = files.filter((name) => FILE.test(name));
    return plans.length === 0 || plans.some((name) => name.toLowerCase().startsWith(id.toLowerCase().replace(/[a-z-]+$/, '')));
  };
}

function phaseOf(id: string): number | undefined {
  const match = /^(\d{1,3}(?:\.\d{1,2})?)-/.exec(id);
  return match ? Number(match[1]) : undefined;
}
