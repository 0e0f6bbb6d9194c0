// The body of a unit of parallel work: its files, dependencies, duration and steps, from labels, lists and sub-headings.
import type { Duration } from '../../plan/duration.ts';
import type { Located } from '../../plan/location.ts';
import type { ContractStatement, Dependency, PathStatement } from '../../plan/model.ts';
import type { Entry, Section, Slice } from '../../markdown/outline.ts';
import { normalizePath } from '../../plan/paths.ts';
import { type Found, readDuration } from '../facts/durations.ts';
import { labelKind, type LabelKind, readLabel } from '../facts/labels.ts';
import { looksLikePath, readDeclaredPaths, readPaths, readTaskPaths } from '../facts/paths.ts';
import { type DraftPlan, located, locatedAt } from '../statements/draft.ts';
import { readReferences } from '../statements/headings.ts';

/** What a unit's body states. */
export interface UnitBody {
  readonly paths: readonly PathStatement[];
  readonly dependencies: readonly Dependency[];
  readonly duration?: Located<Duration>;
  readonly steps: readonly Located<string>[];
  readonly contracts: readonly Omit<ContractStatement, 'node'>[];
  /** The one agent that does it: a name with a number or letter (`Agent 2`); a bare `backend-dev` is a kind of agent. */
  readonly agent?: Located<string>;
  /** Check boxes: how many there are and how many are ticked. */
  readonly boxes: number;
  readonly ticked: number;
}

interface Collector {
  readonly draft: DraftPlan;
  readonly paths: PathStatement[];
  readonly dependencies: Dependency[];
  readonly steps: Located<string>[];
  readonly contracts: Omit<ContractStatement, 'node'>[];
  duration?: Located<Duration>;
  agent?: Located<string>;
  boxes: number;
  ticked: number;
}

/** Reads what stands below a unit's heading or list item. */
export function readUnitBody(draft: DraftPlan, entries: readonly Entry[], sections: readonly Section[]): UnitBody {
  const collector: Collector = { draft, paths: [], dependencies: [], steps: [], contracts: [], boxes: 0, ticked: 0 };
  readEntries(collector, entries, 'other');
  for (const section of sections) readSubsection(collector, section);
  return collector;
}

function readSubsection(collector: Collector, section: Section): void {
  const title = section.title.replace(/^[^\p{L}]+/u, '');
  const kind = labelKind(title);
  const aside = /\b(?:success|acceptance|criteria|verification|validation|testing|notes?|prompt|stub|commands?|example)/i.test(title);
  if (kind === 'other' && !aside) {
    const named = readPaths(section.heading.text).filter((path) => path.value.includes('/'));
    if (named[0]?.start === 0 || section.heading.text.startsWith('`'))
      collector.paths.push(...declared(collector, section.heading, 'write'));
    else
      collector.paths.push(...readTaskPaths(section.heading.text, section.heading.start, (start, end) => collector.draft.at(start, end)));
    collector.steps.push(located(collector.draft, section.heading, section.title));
  }
  if (/\btest/i.test(title)) collector.steps.push(located(collector.draft, section.heading, section.title));
  readEntries(collector, section.entries, aside ? 'read' : kind);
  for (const child of section.children) readSubsection(collector, child);
}

function readEntries(collector: Collector, entries: readonly Entry[], context: LabelKind): void {
  let current = context;
  for (const entry of entries) {
    if (entry.kind === 'fence') {
      readTree(collector, entry, current);
      continue;
    }
    if (entry.kind === 'row' || entry.kind === 'html') continue;
    countBox(collector, entry.text);
    const label = readLabel(entry.text);
    if (label && label.kind !== 'other') {
      const value = { text: label.value, start: entry.end - label.value.length, end: entry.end };
      // What follows belongs to a label that says nothing on its own line.
      if (entry.kind === 'line') current = label.value === '' ? label.kind : 'other';
      readValue(collector, value, label.kind, label.label);
      readEntries(collector, entry.children, label.kind);
      continue;
    }
    if (label && entry.kind === 'line') current = label.value === '' ? 'other' : current;
    if (entry.kind === 'item' || current === 'deliverable' || current === 'write')
      readValue(collector, entry, entry.kind === 'item' ? current : 'other');
    readEntries(collector, entry.children, current === 'other' ? 'other' : current);
  }
}

function countBox(collector: Collector, text: string): void {
  const box = /^\[([ xX~-])\]/.exec(text)?.[1];
  if (box === undefined) return;
  collector.boxes += 1;
  if (box.toLowerCase() === 'x') collector.ticked += 1;
}

/** A tree or list of files inside a fence, below a label that announces files. */
function readTree(collector: Collector, fence: Entry, kind: LabelKind): void {
  if (kind !== 'write' || !fence.body || !['', 'text', 'txt', 'plaintext'].includes(fence.language ?? '')) return;
  const open: { readonly column: number; readonly path: string; readonly start: number; readonly end: number; parent: boolean }[] = [];
  const leaves: typeof open = [];
  let offset = fence.body.start;
  for (const line of fence.body.text.split('\n')) {
    const clean = line
      .replace(/#.*$|\s+[-–←(].*$/, '')
      .replace(/[│├└─]/g, ' ')
      .trimEnd();
    const column = clean.search(/\S/);
    if (column >= 0) {
      while ((open.at(-1)?.column ?? -1) >= column) open.pop();
      const folder = open.at(-1);
      if (folder) folder.parent = true;
      const path = `${folder?.path.replace(/\/?$/, '/') ?? ''}${clean.slice(column)}`;
      const entry = { column, path, start: offset + column, end: offset + clean.length, parent: false };
      open.push(entry);
      leaves.push(entry);
    }
    offset += line.length + 1;
  }
  for (const { path, start, end, parent } of leaves) {
    if (!parent && looksLikePath(path))
      collector.paths.push({ value: normalizePath(path), loc: collector.draft.at(start, end), access: 'write', source: 'declared' });
  }
}

/** `Estimated Hours: 4`: the label gives the unit. */
function bareHours(text: string, label: string): Found<Duration> | undefined {
  const number = /\bhours$/i.test(label) ? /^\d{1,3}(?:\.\d+)?(?:\s?[-–]\s?\d{1,3})?(?=\s*$)/.exec(text)?.[0] : undefined;
  const found = number === undefined ? undefined : readDuration(`${number} hours`);
  return found && { value: { ...found.value, text: number ?? '' }, start: 0, end: number?.length ?? 0 };
}

function readValue(collector: Collector, value: Slice, kind: LabelKind, name = ''): void {
  const { draft } = collector;
  switch (kind) {
    case 'write':
    case 'read':
      collector.paths.push(...declared(collector, value, kind));
      return;
    case 'deliverable':
      // A path that opens the entry is delivered; one further on is delivered when the words before it say that a part of it is.
      if (/^[*`\s]*[\w.@/-]+\//.test(value.text)) collector.paths.push(...declared(collector, value, 'write').slice(0, 1));
      else collector.paths.push(...partOf(collector, value));
      return;
    case 'dependency':
      collector.dependencies.push(...readDependencies(draft, value));
      return;
    case 'duration': {
      const found = readDuration(value.text) ?? bareHours(value.text, name);
      if (found && !collector.duration) collector.duration = locatedAt(draft, found, value.start);
      return;
    }
    case 'agent': {
      const named = /^\W*((?:agent|session|developer|person|team)\s+#?(?:\d{1,3}|[A-Z]))\W*$/i.exec(value.text);
      const start = value.start + value.text.indexOf(named?.[1] ?? '');
      if (named) collector.agent ??= { value: named[1] ?? '', loc: draft.at(start, start + (named[1] ?? '').length) };
      return;
    }
    case 'produce':
    case 'consume':
      for (const name of value.text.matchAll(/`([^`]+)`/g)) {
        const start = value.start + name.index + 1;
        collector.contracts.push({ action: kind, subject: { value: name[1] ?? '', loc: draft.at(start, start + (name[1] ?? '').length) } });
      }
      return;
    default:
      if (value.text === '') return;
      collector.steps.push(located(draft, value, value.text.replace(/^\[[ xX~-]\]\s+/, '')));
      collector.paths.push(
        ...readTaskPaths(value.text, value.start, (start, end) => draft.at(start, end)).filter((path) => path.value.includes('/')),
      );
  }
}

/** `Partial \`path\`` and `Remaining methods for \`path\`` in a list of deliverables. */
function partOf(collector: Collector, value: Slice): readonly PathStatement[] {
  const match = /^(?:partial|remaining|updated?|new|complete|final|extended|modified)\b[^`(]{0,40}`([^`]+)`/i.exec(value.text);
  if (!match) return [];
  const start = match[0].length - 1 - (match[1] ?? '').length;
  return declared(
    collector,
    { text: match[1] ?? '', start: value.start + start, end: value.start + start + (match[1] ?? '').length },
    'write',
  );
}

function declared(collector: Collector, value: Slice, access: 'write' | 'read'): readonly PathStatement[] {
  // A bare path in a declared list needs no code marks: the list itself says that it is one.
  const bare = /^[\w@.-]+(?:\/[\w@.*{},[\]-]+)*\/?(?=\s|$)/.exec(value.text)?.[0];
  const text =
    bare !== undefined && !value.text.includes('`') && /[./]/.test(bare) ? `${bare}${value.text.slice(bare.length)}` : value.text;
  return readDeclaredPaths(text, value.start, access, (start, end) => collector.draft.at(start, end));
}

/** Dependencies named in a value: references to units and phases; `None` and free words give none. */
export function readDependencies(draft: DraftPlan, value: Slice): readonly Dependency[] {
  const before = value.text.split(/\s\(|;|\s[-–—]\s/, 1)[0] ?? value.text;
  if (/^\W*(?:none|nothing|n\/a|no\b|-|–|can (?:start|run) immediately)/i.test(before)) return [];
  if (/\bexcept\b/i.test(value.text)) return [];
  return readReferences(before).map((found) => ({ ref: locatedAt(draft, found, value.start), via: 'blockedBy' as const }));
}
