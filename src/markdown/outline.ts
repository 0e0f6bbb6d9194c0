// The Markdown tree as an outline: sections by heading, and in each its entries (items, lines, rows, fences) with their source.
// Extractors read this. Entry texts are slices of the source, never node values, so that offsets always hold.
import type { Code, Heading, List, Node, Nodes, Root, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { type SourceText } from './locate.ts';
import { type MarkdownDocument, parseFragment } from './parse.ts';

/** A piece of source text with its 0-based offsets. */
export interface Slice {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One statement of a section. */
export interface Entry extends Slice {
  readonly kind: 'item' | 'line' | 'row' | 'fence' | 'html';
  /** The number of an ordered list item, as written. */
  readonly number?: string;
  /** What is nested below a list item: further lines, items, fences. */
  readonly children: readonly Entry[];
  readonly cells?: readonly Slice[];
  /** For the first row of a table. */
  readonly header?: boolean;
  /** For a fence: its language in lower case (empty if none), and its content. */
  readonly language?: string;
  readonly body?: Slice;
}

/** A heading with what stands below it, up to the next heading of its level. */
export interface Section {
  /** 0 for the part before the first heading, which is the root of the outline. */
  readonly depth: number;
  /** The heading's text without Markdown marks. */
  readonly title: string;
  /** The heading's source line without its `#` marks; empty for the root. */
  readonly heading: Slice;
  readonly entries: readonly Entry[];
  readonly children: readonly Section[];
  readonly start: number;
  readonly end: number;
}

interface OpenSection {
  depth: number;
  title: string;
  heading: Slice;
  entries: Entry[];
  children: OpenSection[];
  start: number;
  end: number;
}

/** The outline of a whole document. */
export function outlineOf(document: MarkdownDocument): Section {
  return buildOutline(document.text, document.tree, 0, document.text.length);
}

/** The outline of a fence's content, read as Markdown of its own; offsets stay those of the file. With `comments`, a line after a single `#` is a comment and no heading. */
export function outlineOfFence(source: SourceText, body: Slice, comments: boolean): Section {
  const text = comments ? maskComments(body.text) : body.text;
  return buildOutline(source.text, parseFragment(text), body.start, body.end);
}

/** Single-hash lines as plain lines: the mark is replaced by a character that keeps the offset and opens no Markdown construct. */
function maskComments(text: string): string {
  return text.replace(/^([ \t]*)#(?=[ \t])/gm, '$1§');
}

function buildOutline(text: string, tree: Root, base: number, end: number): Section {
  const root: OpenSection = {
    depth: 0,
    title: '',
    heading: { text: '', start: base, end: base },
    entries: [],
    children: [],
    start: base,
    end,
  };
  const open: OpenSection[] = [root];
  for (const node of tree.children) {
    if (node.type !== 'heading') {
      const { entries } = last(open);
      for (const entry of entriesOf(text, node, base)) entries.push(entry);
      continue;
    }
    const [start, stop] = offsets(node, base);
    while (last(open).depth >= node.depth) open.pop();
    const section: OpenSection = {
      depth: node.depth,
      title: toString(node).trim(),
      heading: headingSlice(text, node, base),
      entries: [],
      children: [],
      start,
      end: stop,
    };
    last(open).children.push(section);
    open.push(section);
  }
  closeSections(root, end);
  return root;
}

/** Sets every section's end to the start of the next one beside it, or to its parent's end. */
function closeSections(section: OpenSection, end: number): void {
  section.end = end;
  for (const [index, child] of section.children.entries()) closeSections(child, section.children[index + 1]?.start ?? end);
}

function last(open: readonly OpenSection[]): OpenSection {
  return open[open.length - 1] as OpenSection;
}

function offsets(node: Node, base: number): readonly [number, number] {
  return [(node.position?.start.offset ?? 0) + base, (node.position?.end.offset ?? 0) + base];
}

function headingSlice(text: string, node: Heading, base: number): Slice {
  const [from, end] = offsets(node, base);
  // A heading that is underlined may have a rule of `===` above its words, too.
  const rule = /^[ \t]*[=*~#_-]{3,}[ \t]*\r?\n/.exec(text.slice(from, end));
  const start = from + (rule && rule[0].length < end - from && !text.slice(from).trimStart().startsWith('#') ? rule[0].length : 0);
  const line = text.slice(start, end).split(/[\r\n]/, 1)[0] ?? '';
  const lead = /^[ \t]*#{0,6}[ \t]*/.exec(line)?.[0].length ?? 0;
  return trimmed(text, start + lead, start + line.replace(/[ \t]#+[ \t]*$/, '').length);
}

/** A range of the text without the white space at its ends. */
function trimmed(text: string, start: number, end: number): Slice {
  let from = start;
  let to = Math.max(start, end);
  while (from < to && text.charCodeAt(from) <= 32) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 32) to -= 1;
  return { text: text.slice(from, to), start: from, end: to };
}

/** The non-blank lines of a range, trimmed; `lead` is removed from the start of each (quote marks). */
function linesBetween(text: string, start: number, end: number): readonly Slice[] {
  const lines: Slice[] = [];
  let from = start;
  while (from < end) {
    let to = from;
    while (to < end && !isLineEnd(text.charCodeAt(to))) to += 1;
    let begin = from;
    while (begin < to && isQuoteLead(text.charCodeAt(begin))) begin += 1;
    const line = trimmed(text, begin, to);
    if (line.text !== '') lines.push(line);
    from = to + 1;
  }
  return lines;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** A space, a tab or `>`. */
function isQuoteLead(code: number): boolean {
  return code === 32 || code === 9 || code === 62;
}

function entriesOf(text: string, node: Nodes, base: number): readonly Entry[] {
  const [start, end] = offsets(node, base);
  switch (node.type) {
    case 'list':
      return listEntries(text, node, base);
    case 'table':
      return tableEntries(text, node, base);
    case 'code':
      return codeEntries(text, node, base);
    case 'blockquote':
    case 'footnoteDefinition':
      return node.children.flatMap((child) => entriesOf(text, child, base));
    case 'heading':
      return [{ kind: 'line', children: [], ...trimmed(text, start, end) }];
    case 'html':
      return [{ kind: 'html', children: [], text: text.slice(start, end), start, end }];
    case 'paragraph':
      return linesBetween(text, start, end).map((line) => ({ kind: 'line', children: [], ...line }));
    default:
      return [];
  }
}

function listEntries(text: string, list: List, base: number): readonly Entry[] {
  return list.children.map((item) => {
    const [start, end] = offsets(item, base);
    const marker = /^[ \t]*(?:[-*+]|(\d{1,9})[.)])[ \t]*/.exec(text.slice(start, Math.min(end, start + 40)));
    const nested = item.children.flatMap((child) => entriesOf(text, child, base));
    const head = nested[0]?.kind === 'line' ? nested[0] : undefined;
    const own = head ?? { text: '', start: start + (marker?.[0].length ?? 0), end: start + (marker?.[0].length ?? 0) };
    const entry: Entry = { kind: 'item', text: own.text, start: own.start, end: own.end, children: head ? nested.slice(1) : nested };
    return marker?.[1] === undefined ? entry : { ...entry, number: marker[1] };
  });
}

function tableEntries(text: string, table: Table, base: number): readonly Entry[] {
  return table.children.map((row, index) => {
    const [start, end] = offsets(row, base);
    const cells = row.children.map((cell) => {
      const [from, to] = offsets(cell, base);
      const raw = text.slice(from, to);
      return trimmed(
        text,
        from + (raw.startsWith('|') ? 1 : 0),
        to - (raw.length > 1 && raw.endsWith('|') && !raw.endsWith('\\|') ? 1 : 0),
      );
    });
    const entry: Entry = { kind: 'row', ...trimmed(text, start, end), cells, children: [] };
    return index === 0 ? { ...entry, header: true } : entry;
  });
}

function codeEntries(text: string, code: Code, base: number): readonly Entry[] {
  const [start, end] = offsets(code, base);
  const raw = text.slice(start, end);
  const open = /^[ \t]*(?:`{3}|~{3})[^\r\n]*(?:\r\n|\r|\n|$)/.exec(raw);
  if (!open) return linesBetween(text, start, end).map((line) => ({ kind: 'line', children: [], ...line }));
  const close = /(?:^|[\r\n])[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(raw.slice(open[0].length));
  const bodyStart = start + open[0].length;
  const bodyEnd = close ? bodyStart + close.index + (close.index > 0 || raw[open[0].length] === '\n' ? 1 : 0) : end;
  const body = { text: text.slice(bodyStart, Math.max(bodyStart, bodyEnd)), start: bodyStart, end: Math.max(bodyStart, bodyEnd) };
  const head = trimmed(text, start, start + open[0].length);
  return [{ kind: 'fence', ...head, children: [], language: (code.lang ?? '').toLowerCase(), body }];
}

/** Every section of an outline, the given one first, in document order. */
export function sectionsOf(section: Section): readonly Section[] {
  const sections: Section[] = [];
  const visit = (one: Section): void => {
    sections.push(one);
    for (const child of one.children) visit(child);
  };
  visit(section);
  return sections;
}

/** Every entry of a list with what is nested in it, in document order. */
export function entriesBelow(entries: readonly Entry[]): readonly Entry[] {
  const found: Entry[] = [];
  const visit = (entry: Entry): void => {
    found.push(entry);
    for (const child of entry.children) visit(child);
  };
  for (const entry of entries) visit(entry);
  return found;
}

/** A text without emphasis marks, code marks and a leading check box or emoji. */
export function plain(text: string): string {
  return text
    .replace(/^\[[ xX~-]\][ \t]*/, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[^\p{L}\p{N}@["'“(]+/u, '')
    .trim();
}
