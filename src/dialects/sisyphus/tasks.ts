// The tasks of a Sisyphus plan: `- [ ] 1. title` with fields below, `- [x] **Task 1: title**`, or `#### Task 1: title`.
import { locate } from '../../markdown/locate.ts';
import { entriesBelow, type Entry, type Section, sectionsOf, type Slice } from '../../markdown/outline.ts';
import type { Location } from '../../plan/location.ts';
import type { Dependency, DependencyStatement, PathStatement, Role, Task } from '../../plan/model.ts';
import { isTicked, placer, stepsOf } from '../../reading/build/items.ts';
import { createTask } from '../../reading/build/tree.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { type Field, readField, readFields, slicesOf, valuesOf } from '../../reading/facts/fields.ts';
import { readPathList } from '../../reading/facts/path-lists.ts';
import { mentionsFile, readTaskPaths } from '../../reading/facts/paths.ts';
import { ID_SHAPES, type Reference, readReferenceList } from '../../reading/facts/references.ts';
import { rolesOf } from '../../reading/facts/roles.ts';
import { inWave, readWaveName, type WavePlacement } from './waves.ts';

/** Where a task stands, before it is read. */
export interface TaskPlace {
  readonly id: Slice;
  readonly title: Slice;
  readonly start: number;
  readonly end: number;
  readonly done: boolean;
  readonly fields: readonly Field[];
  readonly entries: readonly Entry[];
  /** The headings around it, the innermost first. */
  readonly around: readonly Section[];
}

const ITEM = /^\[([^\]])\]\s+\**(?:Task\s+)?(T?\d{1,3}[a-z]?|F\d{1,2})[.:)]\**\s*/;
const HEADING = /^Task\s+(T?\d{1,3}[a-z]?|F\d{1,2})\s*[:.—–-]\s*/;

/** Every task of a document, in order. A task's facts are below its item, or between it and the next task. */
export function findTasks(outlines: readonly { readonly root: Section; readonly text: string }[]): readonly TaskPlace[] {
  return outlines.flatMap(({ root, text }) => visit(text, root, []));
}

function visit(text: string, section: Section, around: readonly Section[]): readonly TaskPlace[] {
  const inner = [section, ...around];
  const heading = HEADING.exec(section.heading.text);
  // Items that are tasks themselves may stand below a heading that is one.
  const own = [...(heading ? [headingTask(text, section, heading, around)] : []), ...itemTasks(text, section, inner)];
  return [...own, ...section.children.flatMap((child) => (heading && !holdsTask(child) ? [] : visit(text, child, inner)))];
}

function holdsTask(section: Section): boolean {
  return sectionsOf(section).some((one) => HEADING.test(one.heading.text));
}

function itemTasks(text: string, section: Section, around: readonly Section[]): readonly TaskPlace[] {
  const starts = section.entries.flatMap((entry, index) => (entry.kind === 'item' && ITEM.test(entry.text) ? [index] : []));
  return starts.map((index, order) => {
    const entry = section.entries[index] as Entry;
    const match = ITEM.exec(entry.text) as RegExpExecArray;
    const following = section.entries.slice(index + 1, starts[order + 1] ?? section.entries.length);
    const entries = [...entry.children, ...following];
    return {
      ...partsOf(entry, match, match[2] ?? ''),
      start: entry.start,
      end: entry.end,
      done: isTicked(match[1] ?? ' '),
      fields: readFields(text, entries),
      entries,
      around,
    };
  });
}

function headingTask(text: string, section: Section, match: RegExpExecArray, around: readonly Section[]): TaskPlace {
  const below = sectionsOf(section).filter((one) => one === section || !holdsTask(one));
  const all = below.flatMap((one) => one.entries);
  const next = all.findIndex((entry) => entry.kind === 'item' && ITEM.test(entry.text));
  const entries = next < 0 ? all : all.slice(0, next);
  const boxes = entries.flatMap((entry) => (entry.kind === 'item' ? (/^\[([^\]])\]/.exec(entry.text)?.[1] ?? []) : []));
  return {
    ...partsOf(section.heading, match, match[1] ?? ''),
    start: section.heading.start,
    end: section.heading.end,
    done: boxes.length > 0 && boxes.every(isTicked),
    fields: readFields(text, entries),
    entries,
    around,
  };
}

function partsOf(slice: Slice, match: RegExpExecArray, id: string): { readonly id: Slice; readonly title: Slice } {
  const idStart = slice.start + match[0].lastIndexOf(id);
  const title = slice.text.slice(match[0].length).replace(/\**\s*$/, '');
  const titleStart = slice.start + match[0].length;
  return {
    id: { text: id, start: idStart, end: idStart + id.length },
    title: { text: title, start: titleStart, end: titleStart + title.length },
  };
}

/** A task with everything that it says of its own place among the others. */
export function readTask(
  document: PlanDocument,
  place: TaskPlace,
): { readonly task: Task; readonly waves: readonly WavePlacement[]; readonly dependencyStatements: readonly DependencyStatement[] } {
  const key = `task-${place.start}`;
  const at = placer(document);
  const fields = place.fields.flatMap(splitField);
  const parallel = fields.find((field) => /^can (?:run in )?parallel/.test(field.key));
  // “NO (depends on Task 6)” repeats an order; it does not keep others away.
  const waits = /^no\b.*\b(?:depend|after|block|wait|need|require)/i.test(parallel?.value.text ?? '');
  const answer = waits ? undefined : /^(yes|no|sí|si|true|false)\b/i.exec(parallel?.value.text ?? '')?.[1]?.toLowerCase();
  const dependencyStatements = fields.flatMap(valuesOf).flatMap((field) => statementsOf(document, key, field));
  const title = place.title.text.replace(/\*\*/g, '');
  const roles: ReadonlySet<Role> = /^F/i.test(place.id.text) ? new Set<Role>(['integration', 'test']) : rolesOf(title);
  const task = createTask({
    key,
    id: { value: place.id.text, loc: at(place.id.start, place.id.end) },
    title: { value: title, loc: at(place.title.start, place.title.end) },
    loc: at(place.id.start, place.end),
    roles,
    paths: fields
      .flatMap((field) => pathsOf(field, at))
      .map((path) => (roles.has('work') || roles.has('test') ? path : { ...path, access: 'read' as const })),
    dependencies: dependencyStatements.flatMap((statement) => statement.refs),
    done: place.done,
    steps: stepsOf(document, fields.find((field) => field.key === 'what to do')?.items ?? []),
    ...(entriesBelow(place.entries).some((entry) => mentionsFile(entry.text)) && { namesFiles: true as const }),
    ...(parallel &&
      answer !== undefined && {
        parallel: { value: /^(?:yes|s[íi]|true)/.test(answer), loc: at(parallel.value.start, parallel.value.end) },
      }),
  });
  const waves = fields.flatMap((field): WavePlacement[] => {
    const wave = /^(?:parallel group|wave)$/.test(field.key) ? readWaveName(field.value.text) : undefined;
    return wave ? [inWave(key, wave, 'task', at(field.value.start + wave.start, field.value.start + wave.end))] : [];
  });
  return { task, waves, dependencyStatements };
}

/** `Can Parallel: NO | Wave 1 | Blocks: none | Blocked By: none` on one line is several facts. */
function splitField(field: Field): readonly Field[] {
  if (!field.value.text.includes(' | ')) return [field];
  let offset = 0;
  return field.value.text.split(' | ').flatMap((text): Field[] => {
    const slice = { text, start: field.value.start + offset, end: field.value.start + offset + text.length };
    offset += text.length + 3;
    const read = readField(slice);
    if (read) return [{ name: read.name, key: read.name.toLowerCase(), value: read.value, more: [], items: [] }];
    return /^wave\b/i.test(text) ? [{ name: 'Wave', key: 'wave', value: slice, more: [], items: [] }] : [];
  });
}

function statementsOf(document: PlanDocument, node: string, field: Field): readonly DependencyStatement[] {
  const direction = /^(?:blocked by|depends on|depends|dependencies)$/.test(field.key)
    ? 'blockedBy'
    : field.key === 'blocks'
      ? 'blocks'
      : undefined;
  if (!direction || (field.value.text === '' && field.items.length === 0)) return [];
  const list = readReferenceList(field.value.text, ID_SHAPES.plain);
  const references = list.references.filter(isTaskReference);
  // A value that names no task and does not say that there is none (“Wave 3”, “all repair layers”) states nothing certain.
  if (references.length === 0 && !list.none) return [];
  const at = (start: number, end: number): Location => locate(document, field.value.start + start, field.value.start + end);
  const refs = references.map((one): Dependency => ({
    ref: { value: one.value, loc: at(one.start, one.end) },
    via: direction,
    ...(one.inside && { implied: true }),
  }));
  const last = references.at(-1);
  return [
    {
      node,
      direction,
      origin: 'task',
      refs,
      loc: at(0, field.value.text.length),
      // “Wave 3, F1” names more than ids; only a plain list of tasks can be added to.
      ...(last && list.references.length === references.length && { insertion: { at: at(last.end, last.end), before: ', ', after: '' } }),
    },
  ];
}

/** References without a noun, or to tasks; “Wave 2” and “Phase 3a” are other things. */
export function isTaskReference(reference: Reference): boolean {
  return (reference.noun === undefined || /^(?:task|tarea|todo)$/.test(reference.noun)) && !/^[A-EG-SU-Z]/i.test(reference.value);
}

function pathsOf(field: Field, at: (start: number, end: number) => Location): readonly PathStatement[] {
  const slices = slicesOf(field);
  if (/^(?:files?|files to (?:modify|create)|archivos?)$/.test(field.key))
    return slices.flatMap((slice) => readPathList(slice.text, slice.start, 'write', at));
  if (field.key === 'references') return slices.flatMap((slice) => readPathList(slice.text, slice.start, 'read', at));
  if (/^what(?: to do)?$/.test(field.key)) return slices.flatMap((slice) => readTaskPaths(slice.text, slice.start, at));
  return [];
}
