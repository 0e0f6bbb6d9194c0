// Finds the tasks of a declared dialect: headings, check boxes and rows that its templates fit.
import { type Entry, outlineOfFence, type Section, sectionsOf, type Slice } from '../../markdown/outline.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { fieldKey, readField } from '../../reading/facts/fields.ts';
import { idKey } from '../../reading/facts/references.ts';
import { fieldKind } from '../../reading/vocabulary/fields.ts';
import type { Dialect } from './declaration.ts';
import type { TaskPattern } from './template.ts';

/** A task before it is read. */
export interface TaskPlace {
  readonly key: string;
  readonly id?: Slice;
  readonly title: Slice;
  readonly end: number;
  /** The character in its check box. */
  readonly mark?: string;
  readonly kind: TaskPattern['kind'] | 'file';
  /** What states its facts: what is nested in it or follows it. */
  readonly entries: readonly Entry[];
  /** The cells of a row with the heads of their columns. */
  readonly cells?: readonly { readonly head: string; readonly cell: Slice }[];
  /** The section that holds the task, and those around it, the innermost first. */
  readonly around: readonly Section[];
}

/** Sections that talk about tasks that are listed elsewhere. */
const ASIDE =
  /^\W*(?:dependencies\b|dependency\b|execution order|parallel (?:execution |team )?(?:examples?|opportunit|strategy|groups?)|implementation strategy|notes\b|(?:task |test )?summary|format:|path conventions|task (?:count|distribution)|critical path|waves?\b.*(?:overview|summary)|legend\b)/i;

/** Every task of a document in order. Of several templates the first that fits a line counts; a task that is listed again beside the plan counts once. */
export function findTasks(document: PlanDocument, dialect: Dialect): readonly TaskPlace[] {
  const found = visit(document.outline, [], dialect);
  const all = joinPlaces([...found, ...swallowed(document, dialect, found)].sort((a, b) => a.title.start - b.title.start));
  const isAside = (place: TaskPlace): boolean => place.around.some((section) => ASIDE.test(section.title));
  const ids = new Set(all.flatMap((place) => (place.id && !isAside(place) ? [idKey(place.id.text)] : [])));
  // What a section beside the plan lists is told again, unless it stands nowhere else.
  return all.filter((place) => {
    // Rows are the tasks of a matrix, whatever its heading says.
    if (place.kind === 'row' || !isAside(place)) return true;
    return (place.mark !== undefined || place.kind === 'heading') && !(place.id && ids.has(idKey(place.id.text)));
  });
}

/** A task that is listed and described apart, as a check box and as a heading, is one; a heading that only bears the id of another one names its results. */
function joinPlaces(places: readonly TaskPlace[]): readonly TaskPlace[] {
  const byId = new Map<string, number>();
  const joined: TaskPlace[] = [];
  for (const place of places) {
    const key = place.id && idKey(place.id.text);
    const at = key === undefined ? undefined : byId.get(key);
    const first = at === undefined ? undefined : joined[at];
    const isHeading = place.kind === 'heading';
    // A further table about the same units tells other things of them.
    if (first?.kind === 'row' && place.kind === 'row') continue;
    if (at !== undefined && first && isHeading && first.kind === 'item')
      joined[at] = { ...first, entries: [...first.entries, ...place.entries] };
    else if (at !== undefined && first?.kind === 'heading' && place.kind === 'item')
      joined[at] = { ...first, entries: [...first.entries, ...place.entries], ...(place.mark !== undefined && { mark: place.mark }) };
    else if (!(
      at !== undefined &&
      isHeading &&
      !place.entries.some((entry) => (entry.kind === 'item' && entry.text.startsWith('[')) || readField(entry))
    )) {
      if (key !== undefined && at === undefined) byId.set(key, joined.length);
      joined.push(place);
    }
  }
  return joined;
}

/** Tasks inside of fences: a plan whose fences do not balance goes on in one. */
function swallowed(document: PlanDocument, dialect: Dialect, found: readonly TaskPlace[]): readonly TaskPlace[] {
  const known = new Set(found.flatMap((place) => (place.id ? [idKey(place.id.text)] : [])));
  const fences = sectionsOf(document.outline)
    .flatMap((section) => section.entries.flatMap((entry) => [entry, ...entry.children]))
    .filter((entry) => entry.kind === 'fence' && entry.language === '' && entry.body !== undefined);
  return fences.flatMap((fence) => {
    const body = fence.body as Slice;
    if (!dialect.patterns.some((pattern) => pattern.hasId && pattern.kind !== 'row' && linesFit(body.text, pattern))) return [];
    const inside = visit(outlineOfFence(document, body, false), [], dialect).filter((place) => place.id !== undefined);
    // A shape that is shown has its ids from elsewhere, or says what is to be filled in.
    return inside.some((place) => known.has(idKey(place.id?.text ?? ''))) || inside.length < 1 ? [] : inside;
  });
}

function linesFit(text: string, pattern: TaskPattern): boolean {
  const lead = pattern.kind === 'heading' ? /^#{2,6} +/ : /^[-*+] +/;
  return text.split('\n').some((line) => lead.test(line) && pattern.expression.test(line.replace(lead, '').trimEnd()));
}

/** Of all names for what has to hold, those that say so plainly: below “Testing” or “Validation” stands work as well. */
const CRITERIA = /criteri|definition of done|\bdod\b|done when|checklist|标准|条件|基準|기준/i;

function visit(section: Section, around: readonly Section[], dialect: Dialect): readonly TaskPlace[] {
  const inner = [section, ...around];
  const heading = section.depth > 0 ? match(section.heading, dialect.patterns, 'heading') : undefined;
  const isTask = heading !== undefined && (section.depth > 1 || /[\w)]\s*\d/.test(heading[0].slice(0, 24)));
  // Items that are tasks themselves may stand below a heading that is one; those that it numbers take its place.
  const items = isTask ? itemsOf(section.entries, inner, dialect, true) : [];
  const number = heading?.groups?.id;
  if (isTask && !items.some((place) => number !== undefined && place.id?.text.startsWith(`${number}.`) === true)) {
    const below = section.children.flatMap((child) => visitBelow(child, inner, dialect));
    const entries = ownEntries(section, dialect, items[0]?.id?.start);
    return [{ ...partsOf(section.heading, heading), kind: 'heading', entries, around }, ...items, ...below];
  }
  return [
    ...itemsOf(section.entries, inner, dialect, isCriteria(section)),
    ...rowsOf(section.entries, inner, dialect),
    ...section.children.flatMap((child) => visit(child, inner, dialect)),
  ];
}

/** Below a task that is a heading, further such headings are tasks. */
function visitBelow(section: Section, around: readonly Section[], dialect: Dialect): readonly TaskPlace[] {
  return match(section.heading, dialect.patterns, 'heading')
    ? visit(section, around, dialect)
    : section.children.flatMap((child) => visitBelow(child, [section, ...around], dialect));
}

/** Everything that a whole document says, as what stands below one task. */
export function allEntries(section: Section): readonly Entry[] {
  return [...section.entries, ...section.children.flatMap((child) => [labelOf(child), ...allEntries(child)])];
}

function labelOf(section: Section): Entry {
  const { text, start, end } = section.heading;
  return { kind: 'line', children: [], text: `${text}:`, start, end };
}

/** What states the facts of a heading: its own entries and those of headings below it that are no tasks. A heading below names what it holds, as a label does. `end`: where the first task among its items begins. */
function ownEntries(section: Section, dialect: Dialect, end?: number): readonly Entry[] {
  const own = end === undefined ? section.entries : section.entries.filter((entry) => entry.end < end);
  return [
    ...own,
    ...section.children.flatMap((child): readonly Entry[] =>
      match(child.heading, dialect.patterns, 'heading') ? [] : [labelOf(child), ...ownEntries(child, dialect)],
    ),
  ];
}

function match(slice: Slice, patterns: readonly TaskPattern[], kind: TaskPattern['kind']): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const found = pattern.kind === kind ? pattern.expression.exec(slice.text) : null;
    if (found) return found;
  }
  return undefined;
}

/** Whether a section lists what has to be true in the end: its check boxes are no tasks unless they have ids. */
function isCriteria(section: Section): boolean {
  return CRITERIA.test(section.title) && fieldKind(section.title.replace(/^\d+(?:\.\d+)*[.:)]?\s*/, '')) === 'criteria';
}

function itemsOf(entries: readonly Entry[], around: readonly Section[], dialect: Dialect, onlyIds: boolean): readonly TaskPlace[] {
  const withId = dialect.patterns.filter((pattern) => pattern.hasId);
  const patterns = onlyIds ? withId : dialect.patterns;
  const isTask = (entry: Entry): boolean => entry.kind === 'item' && match(entry, patterns, 'item') !== undefined;
  return entries.flatMap((entry, index): readonly TaskPlace[] => {
    if (entry.kind !== 'item') return [];
    const found = match(entry, patterns, 'item');
    // Below a task only numbered items are tasks; the others are its steps.
    const inside = itemsOf(entry.children, around, dialect, found !== undefined || onlyIds);
    if (!found) return inside;
    const nested = entry.children.filter((child) => !(child.kind === 'item' && match(child, withId, 'item')));
    const following = dialect.given.below === 'following' ? followingOf(entries, index, isTask) : [];
    return [{ ...partsOf(entry, found), kind: 'item', entries: [...nested, ...following], around }, ...inside];
  });
}

/** The entries behind one up to the next task. */
function followingOf(entries: readonly Entry[], index: number, isTask: (entry: Entry) => boolean): readonly Entry[] {
  let end = index + 1;
  while (end < entries.length && !isTask(entries[end] as Entry)) end += 1;
  return entries.slice(index + 1, end);
}

/** The rows of a table whose first column bears the name, one task each. Where no id stands in it, its words are the task's name. */
function rowsOf(entries: readonly Entry[], around: readonly Section[], dialect: Dialect): readonly TaskPlace[] {
  const patterns = dialect.patterns.filter((pattern) => pattern.kind === 'row');
  if (patterns.length === 0) return [];
  const places: TaskPlace[] = [];
  let heads: readonly string[] | undefined;
  const id = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:(?:units?|uow|유닛|ユニット)[\s-]*)?(?<id>${dialect.idShape})(?![\w-])`, 'iu');
  for (const entry of entries) {
    if (entry.kind !== 'row' || !entry.cells) continue;
    const [first, ...rest] = entry.cells;
    if (!first) continue;
    if (entry.header === true) {
      const grid = rest.length > 1 && rest.every((cell) => id.test(cell.text)) && !/\p{L}{3}.*\d/u.test(first.text);
      const fits = grid || patterns.some((pattern) => pattern.expression.test(first.text));
      heads = fits ? entry.cells.map((cell) => cell.text.replace(/[*_`]/g, '').trim()) : undefined;
      continue;
    }
    if (!heads) continue;
    const found = id.exec(first.text)?.groups?.id;
    const name = first.text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '');
    if (found === undefined && (name === '' || name.length > 60)) continue;
    const own = found ?? name;
    const start = first.start + first.text.indexOf(own);
    const behind =
      found === undefined ? '' : first.text.slice(first.text.indexOf(own) + own.length).replace(/^[\s:.)*`—–-]+|[*`\s]+$/g, '');
    // An id that stands alone has its title in the next column, unless that states a fact.
    const next = found !== undefined && behind === '' && !dialect.facts.has(fieldKey(heads[1] ?? '')) ? rest[0] : undefined;
    const from = first.text.indexOf(behind === '' ? name : behind);
    const title =
      next && next.text !== '' ? next : { text: behind === '' ? name : behind, start: first.start + Math.max(0, from), end: first.end };
    places.push({
      key: `task-${String(entry.start)}`,
      id: { text: own, start, end: start + own.length },
      title,
      end: entry.end,
      kind: 'row',
      entries: [],
      cells: rest.flatMap((cell, index) => gridCell(cell, heads?.[index + 1] ?? '', id)),
      around,
    });
  }
  return places;
}

/** A cell with its column's head; in a grid of units against units a mark says that the row waits for the column. */
function gridCell(cell: Slice, head: string, id: RegExp): readonly { readonly head: string; readonly cell: Slice }[] {
  const column = id.exec(head)?.groups?.id;
  if (column === undefined) return [{ head, cell }];
  return /^[*_\s]*(?:x|yes|✓|✔|✅|●|o|→|hard|direct|depends|required)[*_\s]*(?:$|\()/iu.test(cell.text)
    ? [{ head: 'depends', cell: { text: column, start: cell.start, end: cell.end } }]
    : [];
}

function partsOf(slice: Slice, found: RegExpExecArray): Pick<TaskPlace, 'key' | 'id' | 'title' | 'end' | 'mark'> {
  const { id, title = '', mark } = found.groups ?? {};
  const titleStart = slice.start + found[0].length - title.length;
  const clean = title.replace(/\*+\s*$/, '').trimEnd();
  const idStart = id === undefined ? 0 : slice.start + found[0].slice(0, found[0].length - title.length).lastIndexOf(id);
  return {
    key: `task-${String(slice.start)}`,
    title: { text: clean, start: titleStart, end: titleStart + clean.length },
    end: slice.end,
    ...(id !== undefined && { id: { text: id, start: idStart, end: idStart + id.length } }),
    ...(mark !== undefined && { mark }),
  };
}
