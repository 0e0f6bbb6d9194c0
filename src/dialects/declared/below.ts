// What stands below a task, told apart once: fields that state a fact, and lines of running text.
import type { Entry, Slice } from '../../markdown/outline.ts';
import { type Field, fieldKey, readField, readFields } from '../../reading/facts/fields.ts';
import { fieldKind } from '../../reading/vocabulary/fields.ts';
import type { Dialect, FieldFact } from './declaration.ts';
import type { TaskPlace } from './places.ts';

/** What a field states: a fact of the declaration, or one that its words tell in any plan. */
export type Fact = FieldFact | 'criteria' | 'avoid' | 'deliverable';

/** A field with the fact it states. */
interface FactField {
  readonly fact: Fact;
  readonly field: Field;
}

/** Everything below a task. */
export interface Below {
  readonly fields: readonly FactField[];
  /** Lines of running text, in order. */
  readonly lines: readonly Slice[];
}

/** Facts that are read by the common words for them where the declaration has no name for a field. */
const COMMON: ReadonlyMap<string, Fact> = new Map([
  ['write', 'writes'],
  ['read', 'reads'],
  ['avoid', 'avoid'],
  ['depends', 'depends'],
  ['blocks', 'blocks'],
  ['criteria', 'criteria'],
  ['deliverable', 'deliverable'],
  ['status', 'status'],
]);

/** Names of lists of files that say that these are left as they are. */
const READ_ONLY = /\bfiles?\b.*\b(?:read[ -]?only|(?:do not|don['’]t) (?:touch|modify|edit|change)|for reference|unchanged|to read)\b/i;

/** The fact that a field's name states. */
function factOf(dialect: Dialect, key: string, name: string): Fact | undefined {
  if (READ_ONLY.test(name)) return 'reads';
  return dialect.facts.get(key) ?? COMMON.get(fieldKind(key) ?? '');
}

/** Reads what states a task's facts: its row, fields in its own line, and everything below it. */
export function readBelow(text: string, place: TaskPlace, dialect: Dialect): Below {
  const fields: FactField[] = [];
  const lines: Slice[] = [];
  const put = (field: Field): boolean => {
    const fact = factOf(dialect, field.key, field.name);
    if (fact) fields.push({ fact, field });
    return fact !== undefined;
  };
  for (const { head, cell } of place.cells ?? []) put({ name: head, key: fieldKey(head), value: cell, more: [], items: [] });
  for (const slice of inlineParts(place.title)) {
    const read = readField(slice);
    if (read && dialect.facts.has(fieldKey(read.name)))
      put({ name: read.name, key: fieldKey(read.name), value: read.value, more: [], items: [] });
  }
  const walk = (entries: readonly Entry[]): void => {
    const all = readFields(text, entries).flatMap(splitField);
    const taken = new Set<Entry>();
    for (const field of all) {
      if (!put(field)) {
        // `- Blocked By: Task 1` below `**Parallelization**:` is a field of its own.
        const beside = field.items.filter((item) => !field.entry?.children.includes(item));
        for (const item of beside) taken.add(item);
        walk(beside);
        continue;
      }
      if (field.entry) taken.add(field.entry);
      for (const item of field.items) taken.add(item);
      for (const line of field.more) taken.add(line as Entry);
    }
    for (const entry of entries) {
      if (taken.has(entry)) continue;
      if (entry.kind === 'line' || entry.kind === 'item') lines.push(entry);
      walk(entry.children);
    }
  };
  walk(place.entries);
  return { fields, lines };
}

/** What may be a field inside of a line: groups in parentheses, brackets and code marks. */
function inlineParts(line: Slice): readonly Slice[] {
  return [...line.text.matchAll(/\(([^()]{3,200})\)|`([^`]{3,120})`|\[([^\][]{3,200})\]/g)].map((match) => {
    const inner = match[1] ?? match[2] ?? match[3] ?? '';
    const start = line.start + match.index + 1;
    return { text: inner, start, end: start + inner.length };
  });
}

/** `Can Parallel: NO | Wave 1 | Blocks: none | Blocked By: none` on one line is several facts. */
function splitField(field: Field): readonly Field[] {
  if (!field.value.text.includes(' | ')) return [field];
  const parts: Field[] = [];
  let offset = 0;
  for (const text of field.value.text.split(' | ')) {
    const slice = { text, start: field.value.start + offset, end: field.value.start + offset + text.length };
    offset += text.length + 3;
    const read = readField(slice);
    if (read) parts.push({ name: read.name, key: fieldKey(read.name), value: read.value, more: [], items: [] });
    else if (/^(?:\*\*)?wave\b/i.test(text)) parts.push({ name: 'Wave', key: 'wave', value: slice, more: [], items: [] });
    else if (parts.length === 0) parts.push({ ...field, value: slice });
  }
  const [first, ...rest] = parts;
  return first ? [{ ...first, ...(field.entry && { entry: field.entry }) }, ...rest] : [field];
}
