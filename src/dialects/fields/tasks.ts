// Finds and reads the tasks of a dialect of “task headings with fields”.
import { locate } from '../../markdown/locate.ts';
import { entriesBelow, type Entry, type Section, type Slice } from '../../markdown/outline.ts';
import type { Located, Location } from '../../plan/location.ts';
import type { ContractStatement, Dependency, DependencyStatement, PathStatement, Role, Task, WaveStatement } from '../../plan/model.ts';
import { isTicked, placer, readItemPaths, statedSlice, stepsOf } from '../../reading/build/items.ts';
import { createTask } from '../../reading/build/tree.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { readDuration } from '../../reading/facts/durations.ts';
import { type Field, fieldKey, readFields, slicesOf, valuesOf } from '../../reading/facts/fields.ts';
import { readPathList } from '../../reading/facts/path-lists.ts';
import { mentionsFile, readTaskPaths } from '../../reading/facts/paths.ts';
import { readReferenceList } from '../../reading/facts/references.ts';
import { rolesOf } from '../../reading/facts/roles.ts';
import type { FieldDialect, FieldNames } from './definition.ts';
import type { TaskPattern } from './template.ts';

/** Ids as the templates take them. */
export const ID_SHAPE = String.raw`(?:[A-Z]{1,5}-?)?\d{1,4}(?:\.(?:\d{1,4}|[A-Z]))*[a-z]?`;

/** A task before it is read. */
export interface TaskPlace {
  readonly key: string;
  readonly id?: Slice;
  readonly title: Slice;
  readonly end: number;
  readonly mark?: string;
  readonly kind: TaskPattern['kind'];
  readonly fields: readonly Field[];
  readonly entries: readonly Entry[];
  /** The section that holds the task, and those around it, the innermost first. */
  readonly around: readonly Section[];
}

/** Every task of a document in order. Of several templates the first that fits a line counts. */
export function findTasks(document: PlanDocument, patterns: readonly TaskPattern[]): readonly TaskPlace[] {
  return visit(document, document.outline, [], patterns);
}

function visit(
  document: PlanDocument,
  section: Section,
  around: readonly Section[],
  patterns: readonly TaskPattern[],
): readonly TaskPlace[] {
  const inner = [section, ...around];
  const heading = section.depth > 1 ? match(section.heading, patterns, 'heading') : undefined;
  if (heading) return [headingTask(document, section, heading, around, patterns), ...nested(document, section, inner, patterns)];
  return [
    ...itemsOf(document, section.entries, inner, patterns),
    ...section.children.flatMap((child) => visit(document, child, inner, patterns)),
  ];
}

/** A document that repeats a heading for each item of a task keeps the items: they are the tasks then. */
function nested(
  document: PlanDocument,
  section: Section,
  inner: readonly Section[],
  patterns: readonly TaskPattern[],
): readonly TaskPlace[] {
  return section.children.flatMap((child) =>
    match(child.heading, patterns, 'heading')
      ? visit(document, child, inner, patterns)
      : nested(document, child, [child, ...inner], patterns),
  );
}

function match(slice: Slice, patterns: readonly TaskPattern[], kind: TaskPattern['kind']): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const found = pattern.kind === kind ? pattern.expression.exec(slice.text) : null;
    if (found) return found;
  }
  return undefined;
}

function headingTask(
  document: PlanDocument,
  section: Section,
  found: RegExpExecArray,
  around: readonly Section[],
  patterns: readonly TaskPattern[],
): TaskPlace {
  const below = (one: Section): readonly Entry[] => [
    ...one.entries,
    ...one.children.flatMap((child) => (match(child.heading, patterns, 'heading') ? [] : below(child))),
  ];
  const entries = below(section);
  return { ...partsOf(section.heading, found), kind: 'heading', fields: readFields(document.text, entries), entries, around };
}

function itemsOf(
  document: PlanDocument,
  entries: readonly Entry[],
  around: readonly Section[],
  patterns: readonly TaskPattern[],
): readonly TaskPlace[] {
  return entries.flatMap((entry): readonly TaskPlace[] => {
    if (entry.kind !== 'item') return [];
    const found = match(entry, patterns, 'item');
    const withId = patterns.filter((pattern) => pattern.expression.source.includes('?<id>'));
    // Below a task only numbered items are tasks; the others are its steps.
    const inside = itemsOf(document, entry.children, around, found ? withId : patterns);
    if (!found) return inside;
    const own = entry.children.filter((child) => !(child.kind === 'item' && match(child, withId, 'item')));
    return [{ ...partsOf(entry, found), kind: 'item', fields: readFields(document.text, own), entries: own, around }, ...inside];
  });
}

function partsOf(slice: Slice, found: RegExpExecArray): Pick<TaskPlace, 'key' | 'id' | 'title' | 'end' | 'mark'> {
  const { id, title = '', mark } = found.groups ?? {};
  const titleStart = slice.start + found[0].length - title.length;
  const clean = title.replace(/\*+\s*$/, '').trimEnd();
  const idStart = id === undefined ? 0 : slice.start + found[0].slice(0, found[0].length - title.length).lastIndexOf(id);
  return {
    key: `task-${slice.start}`,
    title: { text: clean, start: titleStart, end: titleStart + clean.length },
    end: slice.end,
    ...(id !== undefined && { id: { text: id, start: idStart, end: idStart + id.length } }),
    ...(mark !== undefined && { mark }),
  };
}

/** A task with what it states of its place among the others. */
export interface ReadTask {
  readonly task: Task;
  readonly dependencyStatements: readonly DependencyStatement[];
  readonly waves: readonly WaveStatement[];
  readonly contracts: readonly ContractStatement[];
}

/** Reads a task by the names of a dialect. */
export function readTask(document: PlanDocument, place: TaskPlace, dialect: FieldDialect): ReadTask {
  const at = placer(document);
  const { key, title } = place;
  const of = (names: readonly string[] | undefined): readonly Field[] =>
    place.fields.filter((field) => names?.includes(field.key) ?? false);
  const dependencyStatements = [
    ...statementsOf(document, key, 'blockedBy', of(dialect.fields.depends)),
    ...statementsOf(document, key, 'blocks', of(dialect.fields.blocks)),
  ];
  const parallel = readParallel(place, dialect, of(dialect.fields.parallel), at);
  const duration = of(dialect.fields.duration).flatMap((field) => {
    const found = readDuration(field.value.text);
    return found ? [{ value: found.value, loc: at(field.value.start + found.start, field.value.start + found.end) }] : [];
  })[0];
  const agent = of(dialect.fields.agent)[0];
  const checkpoint = dialect.marks?.checkpoint !== undefined && title.text.includes(dialect.marks.checkpoint);
  const whole = { start: place.id?.start ?? title.start, end: place.end };
  const task = createTask({
    key,
    ...(place.id && { id: statedSlice(document, place.id) }),
    title: statedSlice(document, title, title.text.replace(/^(?:\[[A-Z_ ]+\]\s*)+|\*\*/g, '').trim() || (place.id?.text ?? '')),
    loc: at(whole.start, whole.end),
    roles: checkpoint ? new Set<Role>(['checkpoint', 'test']) : rolesOf(title.text),
    paths: pathsOf(place, dialect, at),
    dependencies: dependencyStatements.flatMap((statement) => statement.refs),
    done: isDone(place, of(dialect.fields.status)),
    steps: stepsOf(document, place.entries),
    ...(parallel && { parallel }),
    ...markOf(place, dialect, at),
    ...([place.title, ...entriesBelow(place.entries)].some((slice) => mentionsFile(slice.text)) && { namesFiles: true as const }),
    ...(duration && { duration }),
    ...(agent && agent.value.text !== '' && { agent: statedSlice(document, agent.value) }),
  });
  return {
    task,
    dependencyStatements,
    waves: wavesOf(place, of(dialect.fields.wave), at),
    contracts: contractsOf(document, place, dialect.fields, of),
  };
}

function isDone(place: TaskPlace, status: readonly Field[]): boolean {
  if (place.mark !== undefined) return isTicked(place.mark);
  const stated = status[0]?.value.text;
  if (stated !== undefined) return /^\W*(?:done|complete[d]?|finished|closed)\b/i.test(stated);
  const boxes = place.entries.flatMap((entry) => (entry.kind === 'item' ? (/^\[([^\]])\]/.exec(entry.text)?.[1] ?? []) : []));
  return boxes.length > 0 && boxes.every(isTicked);
}

function readParallel(
  place: TaskPlace,
  dialect: FieldDialect,
  fields: readonly Field[],
  at: (start: number, end: number) => Location,
): Located<boolean> | undefined {
  const mark = dialect.marks?.parallel;
  const index = mark === undefined ? -1 : place.title.text.slice(0, 60).indexOf(mark);
  if (mark !== undefined && index >= 0) return { value: true, loc: at(place.title.start + index, place.title.start + index + mark.length) };
  const answer = /^\W*(yes|no|true|false)\b/i.exec(fields[0]?.value.text ?? '')?.[1];
  return answer === undefined || !fields[0]
    ? undefined
    : { value: /yes|true/i.test(answer), loc: at(fields[0].value.start, fields[0].value.end) };
}

/** The parallel mark with the white space behind it. */
function markOf(place: TaskPlace, dialect: FieldDialect, at: (start: number, end: number) => Location): Pick<Task, 'parallelMark'> {
  const mark = dialect.marks?.parallel;
  const index = mark === undefined ? -1 : place.title.text.slice(0, 60).indexOf(mark);
  if (mark === undefined || index < 0) return {};
  const start = place.title.start + index;
  const space = /^ */.exec(place.title.text.slice(index + mark.length))?.[0].length ?? 0;
  return { parallelMark: at(start, start + mark.length + space) };
}

function statementsOf(
  document: PlanDocument,
  node: string,
  direction: DependencyStatement['direction'],
  fields: readonly Field[],
): readonly DependencyStatement[] {
  return fields.flatMap((whole): DependencyStatement[] =>
    valuesOf(whole).flatMap((field) => {
      // `[T1, T2]` is a list as well.
      const text = field.value.text.replace(/^\[(.*)\]$/, ' $1 ');
      const list = readReferenceList(text, ID_SHAPE);
      // A wave that a task waits for is the plan's business, not a list of tasks: nothing is said of the tasks then.
      const references = list.references.filter((one) => one.noun === undefined || /^task$/.test(one.noun) || /^[A-Z]/.test(one.value));
      if (references.length === 0 && !list.none && text.trim() !== '') return [];
      const at = (start: number, end: number): Location => locate(document, field.value.start + start, field.value.start + end);
      const refs = references.map((one): Dependency => ({
        ref: { value: one.value, loc: at(one.start, one.end) },
        via: direction,
        ...(one.inside && { implied: true }),
      }));
      return [{ node, direction, origin: 'task' as const, refs, loc: at(0, Math.max(1, field.value.text.length)) }];
    }),
  );
}

function pathsOf(place: TaskPlace, dialect: FieldDialect, at: (start: number, end: number) => Location): readonly PathStatement[] {
  const read = (names: readonly string[] | undefined, access: PathStatement['access']): readonly PathStatement[] =>
    place.fields
      .filter((field) => names?.includes(field.key) ?? false)
      .flatMap((field) => slicesOf(field).flatMap((slice) => readPathList(slice.text, slice.start, access, at)));
  const declared = [...read(dialect.fields.writes, 'write'), ...read(dialect.fields.reads, 'read')];
  if (dialect.fields.writes !== undefined) return declared;
  const items = place.entries.filter((entry) => entry.kind === 'item').flatMap((entry) => readTaskPaths(entry.text, entry.start, at));
  return [...declared, ...readItemPaths(place.title.text, place.title.start, at), ...items];
}

function wavesOf(place: TaskPlace, fields: readonly Field[], at: (start: number, end: number) => Location): readonly WaveStatement[] {
  const own = fields.flatMap((field): WaveStatement[] => {
    const match = /^(?:wave\s*)?(\d{1,3})\b/i.exec(field.value.text);
    const start = field.value.start + (match ? match[0].length - (match[1] ?? '').length : 0);
    return match
      ? [
          {
            node: place.key,
            wave: Number(match[1]),
            label: `wave ${match[1] ?? ''}`,
            origin: 'task',
            loc: at(start, start + (match[1] ?? '').length),
            editable: true,
          },
        ]
      : [];
  });
  const section = place.around.find((one) => /^\W*wave\s+\d{1,3}\b/i.test(one.heading.text));
  const named = section && /wave\s+(\d{1,3})\b/i.exec(section.heading.text);
  if (!section || !named) return own;
  const start = section.heading.start + named.index;
  return [
    ...own,
    { node: place.key, wave: Number(named[1]), label: named[0], origin: 'overview', loc: at(start, start + named[0].length) },
  ];
}

/** `Produces` and `Consumes` with their code spans, as fields of their own or as items below a field of contracts. */
function contractsOf(
  document: PlanDocument,
  place: TaskPlace,
  names: FieldNames,
  of: (names: readonly string[] | undefined) => readonly Field[],
): readonly ContractStatement[] {
  const statements = (slices: readonly Slice[], action: 'produce' | 'consume'): readonly ContractStatement[] =>
    slices.flatMap((slice) =>
      [...slice.text.matchAll(/`([^`]+)`/g)].map((code) => {
        const start = slice.start + code.index + 1;
        const value = code[1] ?? '';
        return { action, subject: { value, loc: locate(document, start, start + value.length) }, node: place.key };
      }),
    );
  const listed = of(names.contracts).flatMap((field) =>
    field.items.flatMap((item) => {
      const key = fieldKey(/^\**(\w+)\**\s*:/.exec(item.text)?.[1] ?? '');
      if (names.produces?.includes(key)) return statements([item], 'produce');
      return names.consumes?.includes(key) ? statements([item], 'consume') : [];
    }),
  );
  const slices = (list: readonly Field[]): readonly Slice[] => list.flatMap(slicesOf);
  return [...listed, ...statements(slices(of(names.produces)), 'produce'), ...statements(slices(of(names.consumes)), 'consume')];
}
