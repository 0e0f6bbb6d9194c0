// Named facts of a task: `**Depends on:** T1`, `- **Files**:` with a list below, `_Boundary: Search_`, `| Blocks | Task 2 |`.
import type { Entry, Slice } from '../../markdown/outline.ts';

/** One named fact with everything that belongs to its value. */
export interface Field {
  /** The name as the plan writes it, without marks. */
  readonly name: string;
  /** The name in small letters with single spaces, for looking it up. */
  readonly key: string;
  /** What stands behind the colon; may be empty. */
  readonly value: Slice;
  /** Further lines of the value. */
  readonly more: readonly Slice[];
  /** List items that belong to it. */
  readonly items: readonly Entry[];
  /** The entry that opens it; none for one taken out of a line. */
  readonly entry?: Entry;
}

const NAME =
  /^(?:\[[^\]]\]\s+)?[^\p{L}\p{N}_*`"'(]{0,6}(\*\*|__|\*|_)?(\p{L}[\p{L}\p{N}_ /&'()-]{0,48}?)(?:\*\*|__|\*|_)?\s?[:：](\*\*|__|\*|_)?(?=\s|$|[^\s/\\])/u;

/** Reads one line as a named fact: name and value; undefined when it is none. A name without marks is short and a phrase, not a sentence. */
export function readField(slice: Slice): { readonly name: string; readonly value: Slice } | undefined {
  const match = NAME.exec(slice.text);
  if (!match) return undefined;
  const name = (match[2] ?? '').trim();
  const marked = match[1] !== undefined;
  if (!marked && name.split(' ').length > 5) return undefined;
  if (!marked && /^(?:https?|file)$/i.test(name)) return undefined;
  let start = match[0].length;
  while (slice.text[start] === ' ' || slice.text[start] === '\t') start += 1;
  let end = slice.text.length;
  // `_Depends: 1.2_` closes behind the value.
  const closes =
    match[1] !== undefined &&
    match[3] === undefined &&
    slice.text.endsWith(match[1]) &&
    !match[0].slice(match[1].length + name.length).includes(match[1]);
  if (closes) end -= match[1]?.length ?? 0;
  const value = slice.text.slice(start, Math.max(start, end)).trimEnd();
  return { name, value: { text: value, start: slice.start + start, end: slice.start + start + value.length } };
}

/** The named facts of a task in order. `text` is the whole source: lines belong to one value only where nothing but a line end stands between them. */
export function readFields(text: string, entries: readonly Entry[]): readonly Field[] {
  const fields: Field[] = [];
  let open: { name: string; value: Slice; more: Slice[]; items: Entry[]; entry: Entry; end: number; nested: boolean } | undefined;
  const close = (): void => {
    if (open)
      fields.push({ name: open.name, key: fieldKey(open.name), value: open.value, more: open.more, items: open.items, entry: open.entry });
    open = undefined;
  };
  for (const entry of entries) {
    if (entry.kind === 'row') {
      close();
      const [label, value] = entry.cells ?? [];
      if (entry.cells?.length === 2 && label && value && entry.header !== true) {
        const name = label.text.replace(/[*_`:]/g, '').trim();
        fields.push({ name, key: fieldKey(name), value, more: [], items: [], entry });
      }
      continue;
    }
    if (entry.kind === 'fence' || entry.kind === 'html') continue;
    const read = readField(entry);
    const belongs = open && !open.nested && entry.kind === 'item' && (open.value.text === '' || open.items.length > 0);
    // `- Create: path` below `**Files:**` is an entry of that list, although it has a name of its own.
    if (read && !(belongs && !isMarked(entry.text))) {
      close();
      const nested = entry.kind === 'item';
      open = {
        name: read.name,
        value: read.value,
        more: [],
        entry,
        items: [...entry.children.filter((child) => child.kind === 'item' || child.kind === 'line')],
        end: entry.end,
        nested,
      };
      if (nested) close();
      continue;
    }
    if (
      open &&
      entry.kind === 'line' &&
      open.items.length === 0 &&
      open.value.text !== '' &&
      /^[ \t>]*\r?\n[ \t>]*$/.test(text.slice(open.end, entry.start))
    ) {
      open.more.push(entry);
      open.end = entry.end;
    } else if (open && entry.kind === 'item' && belongs === true) {
      open.items.push(entry);
      open.end = entry.end;
    } else if (entry.kind !== 'item') close();
  }
  close();
  return fields;
}

function isMarked(text: string): boolean {
  return /^(?:\[[^\]]\]\s+)?(?:\*\*|__|_)/.test(text);
}

/** The form under which names of facts are compared. */
export function fieldKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/[_\s-]+/g, ' ')
    .trim();
}

/** All text of a field's value: its own line, further lines, and items with what is nested below them. */
export function slicesOf(field: Field): readonly Slice[] {
  const below = (entries: readonly Entry[]): readonly Slice[] => entries.flatMap((entry) => [entry, ...below(entry.children)]);
  return [...(field.value.text === '' ? [] : [field.value]), ...field.more, ...below(field.items)];
}

/** A field as one value, or, where its own line is empty, as one value an item below it. */
export function valuesOf(field: Field): readonly Field[] {
  if (field.value.text !== '' || field.items.length === 0) return [field];
  return field.items.map((item) => ({ ...field, value: item, more: [], items: [] }));
}
