// A task of a declared dialect, with what it states of its own place among the others.
import { entriesBelow, type Slice } from '../../markdown/outline.ts';
import type { Located, Location } from '../../plan/location.ts';
import type { ComponentStatement, ContractStatement, DependencyStatement, PathStatement, Role, Task } from '../../plan/model.ts';
import { normalizePath } from '../../plan/paths.ts';
import { placer, statedSlice, stepsOf } from '../../reading/build/items.ts';
import { createTask } from '../../reading/build/tree.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { readDependencies, readDependencyWords } from '../../reading/facts/dependencies.ts';
import { readDuration } from '../../reading/facts/durations.ts';
import { type Field, fieldKey, slicesOf, valuesOf } from '../../reading/facts/fields.ts';
import { looksLikePath, mentionsFile } from '../../reading/facts/paths.ts';
import { maskBrackets } from '../../reading/facts/references.ts';
import { rolesOf } from '../../reading/facts/roles.ts';
import { isTaskOver } from '../../reading/facts/states.ts';
import { readTaskFiles } from '../../reading/facts/task-paths.ts';
import { type Below, type Fact, readBelow } from './below.ts';
import type { Dialect } from './declaration.ts';
import type { TaskPlace } from './places.ts';
import { fieldWave, type WavePlacement } from './waves.ts';

type At = (start: number, end: number) => Location;

/** A task with what it states of its place among the others. */
export interface ReadTask {
  readonly place: TaskPlace;
  readonly task: Task;
  readonly dependencyStatements: readonly DependencyStatement[];
  readonly waves: readonly WavePlacement[];
  readonly contracts: readonly ContractStatement[];
  /** It bears the parallel mark. */
  readonly marked: boolean;
}

/** Marks and story numbers in front of a title: `[P] [US1]`, `(P)`. */
const LEAD = /^(?:\s*(?:\[[^\]]{1,20}\](?!\()|\((?:P|p)\)|\*\*(?!\w)))*\s*/;

/** Reads a task. */
export function readTask(document: PlanDocument, place: TaskPlace, dialect: Dialect): ReadTask {
  const at = placer(document);
  const below = readBelow(document.text, place, dialect);
  const of = (fact: Fact): readonly Field[] => below.fields.filter((one) => one.fact === fact).map((one) => one.field);
  const { key } = place;
  const shape = dialect.idShape;
  const dependencyStatements = (['depends', 'blocks'] as const).flatMap((fact) =>
    of(fact)
      .flatMap(valuesOf)
      .filter((field) => field.value.text !== '' || field.items.length > 0)
      .flatMap(
        (field) =>
          readDependencies(document, field.value, {
            node: key,
            direction: fact === 'depends' ? 'blockedBy' : 'blocks',
            origin: 'task',
            shape,
          }) ?? [],
      ),
  );
  const told = dialect.lettered ? [place.title, ...ownLines(place)].flatMap((line) => readDependencyWords(document, line, shape)) : [];
  const mark = findMark(place.title, dialect);
  const title = titleOf(place);
  const roles = rolesIn(place, title.text, dialect);
  const parallel = readParallel(of('parallel'), mark, at);
  const duration = of('duration').flatMap((field) => {
    const found = readDuration(field.value.text);
    return found ? [{ value: found.value, loc: at(field.value.start + found.start, field.value.start + found.end) }] : [];
  })[0];
  const agent = of('agent')[0];
  const { paths, components } = filesOf(place, below, of, dialect, at);
  const task = createTask({
    key,
    ...(place.id && { id: statedSlice(document, place.id) }),
    title: statedSlice(document, title, title.text.replace(/\*\*/g, '').trim() || (place.id?.text ?? '')),
    loc: at(place.id?.start ?? place.title.start, place.end),
    roles,
    paths: readWhereOnlyLooked(paths, roles, title.text, isCheckpointTask(place, title.text, dialect)),
    ...(components.length > 0 && { components }),
    dependencies: [...dependencyStatements.flatMap((statement) => statement.refs), ...told],
    done: isTaskOver({
      ...(place.mark !== undefined && { box: place.mark }),
      ...(of('status')[0] && { status: of('status')[0]?.value.text ?? '' }),
      ...(place.kind === 'heading' && { title: place.title.text }),
      steps: place.entries.flatMap((entry) => (entry.kind === 'item' ? [entry.text] : [])),
      ...(dialect.given.over !== undefined && { over: dialect.given.over }),
    }),
    steps: stepsOf(document, place.entries).filter((step) => !step.value.startsWith('_')),
    ...(parallel && { parallel }),
    ...(mark && { parallelMark: at(mark.start, mark.end) }),
    ...([place.title, ...entriesBelow(place.entries)].some((slice) => mentionsFile(slice.text)) && { namesFiles: true as const }),
    ...(duration && { duration }),
    ...(agent && !/^(?:|none|unassigned|tbd|-)$/i.test(agent.value.text) && { agent: statedSlice(document, agent.value) }),
  });
  return {
    place,
    task,
    dependencyStatements,
    waves: of('wave').flatMap((field) => fieldWave(key, field, at) ?? []),
    contracts: contractsOf(key, of, dialect, at),
    marked: mark !== undefined,
  };
}

const LOOKS = /^\W*(?:explore|investigate|research|analy[sz]e|audit|review|inspect|understand|confirm)\b/i;

/** `Checkpoint - Ensure all tests pass`; “Checkpoint resume” is a feature. */
const CHECKPOINT = /^(?:final )?checkpoint(?:\s+\d+)?\s?(?:[-–—:.(]|$)/i;

/** A task that only looks reads what it names, and so does a checkpoint with what its words name; a list of files at it says that they are written. */
function readWhereOnlyLooked(
  paths: readonly PathStatement[],
  roles: ReadonlySet<Role>,
  title: string,
  isCheckpoint: boolean,
): readonly PathStatement[] {
  const looks = LOOKS.test(title) && (roles.has('research') || roles.has('checkpoint'));
  if (roles.has('work') || !(looks || isCheckpoint)) return paths;
  return paths.map((path) => (path.source === 'body' || looks ? { ...path, access: 'read' } : path));
}

/** Whether a title or a mark says that a task is a checkpoint and nothing else. */
function isCheckpointTask(place: TaskPlace, title: string, dialect: Dialect): boolean {
  const mark = dialect.given.marks?.checkpoint;
  return CHECKPOINT.test(title) || (mark !== undefined && place.title.text.includes(mark));
}

/** Lines right below a check box that go on with it. */
function ownLines(place: TaskPlace): readonly Slice[] {
  return place.kind === 'item' ? place.entries.filter((entry) => entry.kind === 'line') : [];
}

/** The words of a title behind its marks. */
function titleOf(place: TaskPlace): Slice {
  const lead = LEAD.exec(place.title.text)?.[0].length ?? 0;
  // Facts in code marks at the end are no words of the title.
  const text = place.title.text
    .slice(lead)
    .replace(/(?:\s*`[a-z]{2,12}:[^`]*`)+\s*$/, '')
    .replace(/\*+$/, '');
  return { text, start: place.title.start + lead, end: place.title.start + lead + text.length };
}

function rolesIn(place: TaskPlace, title: string, dialect: Dialect): ReadonlySet<Role> {
  if (isCheckpointTask(place, title, dialect)) return new Set<Role>(['checkpoint', 'test']);
  // `F1` … of a final verification.
  if (/^F\d/.test(place.id?.text ?? '')) return new Set<Role>(['integration', 'test']);
  return rolesOf(title);
}

/** The parallel mark near the start of a title, with the white space behind it. */
function findMark(title: Slice, dialect: Dialect): Slice | undefined {
  const mark = dialect.given.marks?.parallel;
  const index = mark === undefined ? -1 : title.text.slice(0, 60).indexOf(mark);
  if (mark === undefined || index < 0) return undefined;
  const space = /^ */.exec(title.text.slice(index + mark.length))?.[0].length ?? 0;
  return { text: mark, start: title.start + index, end: title.start + index + mark.length + space };
}

function readParallel(fields: readonly Field[], mark: Slice | undefined, at: At): Located<boolean> | undefined {
  if (mark) return { value: true, loc: at(mark.start, mark.start + mark.text.length) };
  const [field] = fields;
  if (!field) return undefined;
  // “NO (depends on Task 6)” repeats an order; it does not keep others away.
  if (/^\W*no\b.*\b(?:depend|after|block|wait|need|require)/i.test(field.value.text)) return undefined;
  const answer = /^[^\p{L}]*(yes|no|true|false|sí|si|是|否)(?![\p{L}])/iu.exec(field.value.text)?.[1];
  return answer === undefined ? undefined : { value: /^(?:yes|true|s[ií]|是)$/i.test(answer), loc: at(field.value.start, field.value.end) };
}

function filesOf(
  place: TaskPlace,
  below: Below,
  of: (fact: Fact) => readonly Field[],
  dialect: Dialect,
  at: At,
): { readonly paths: readonly PathStatement[]; readonly components: readonly ComponentStatement[] } {
  const slices = (fact: Fact): readonly Slice[] => of(fact).flatMap(slicesOf);
  const parts = of('components').flatMap((field) => (field.value.text.includes('{{') ? [] : componentsIn(field.value, at)));
  const named = parts.filter(({ value }) => looksLikePath(value));
  const paths = readTaskFiles(
    {
      writes: slices('writes'),
      reads: slices('reads'),
      deliverables: slices('deliverable'),
      criteria: slices('criteria'),
      head: titleOf(place),
      headIsWork: place.kind === 'item',
      lines: below.lines,
    },
    dialect.given.text ?? 'unlisted',
    at,
  );
  return {
    paths: [
      ...named.map((one): PathStatement => ({ ...one, value: normalizePath(one.value), access: 'write', source: 'declared' })),
      ...paths,
    ],
    components: parts.filter((one) => !named.includes(one)),
  };
}

/** `AuthService, SearchIndex (queries)`: parts of the system that a task may change. Words in brackets narrow a part down. */
function componentsIn({ text, start }: Slice, at: At): readonly ComponentStatement[] {
  return [...maskBrackets(text).matchAll(/[^,、]+/g)].flatMap((piece) => {
    const value = piece[0].replaceAll('`', ' ').trim();
    if (value === '' || /^(?:none|n\/a)$/i.test(value)) return [];
    const from = start + piece.index + Math.max(0, piece[0].indexOf(value));
    const narrowed = /^\s*[(（]/.test(text.slice(piece.index + piece[0].trimEnd().length));
    return [{ value, loc: at(from, from + value.length), ...(narrowed && { partial: true }) }];
  });
}

/** `Produces` and `Consumes` with their code spans, as fields of their own or as items below a field of contracts. */
function contractsOf(node: string, of: (fact: Fact) => readonly Field[], dialect: Dialect, at: At): readonly ContractStatement[] {
  const statements = (slices: readonly Slice[], action: 'produce' | 'consume'): readonly ContractStatement[] =>
    slices.flatMap((slice) =>
      [...slice.text.matchAll(/`([^`]+)`/g)].map((code) => {
        const start = slice.start + code.index + 1;
        const value = code[1] ?? '';
        return { action, subject: { value, loc: at(start, start + value.length) }, node };
      }),
    );
  const listed = of('contracts').flatMap((field) =>
    field.items.flatMap((item) => {
      const fact = dialect.facts.get(fieldKey(/^\**(\w+)\**\s*:/.exec(item.text)?.[1] ?? ''));
      return fact === 'produces' ? statements([item], 'produce') : fact === 'consumes' ? statements([item], 'consume') : [];
    }),
  );
  return [
    ...listed,
    ...statements(of('produces').flatMap(slicesOf), 'produce'),
    ...statements(of('consumes').flatMap(slicesOf), 'consume'),
  ];
}
