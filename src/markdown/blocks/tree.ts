// Lezer's tree → mdast, without recursion. Nodes carry offsets and what readers of blocks need of them, no inline content.
import type { SyntaxNodeRef, Tree } from '@lezer/common';
import type { Heading, Html, List, ListItem, Node, Parents, Root, RootContent, Table, TableRow } from 'mdast';
import { ITEM_TYPES } from './containers.ts';
import { headingDepth, isSpace, skipSpace } from './scan.ts';
import { rowCells } from './table.ts';

type Point = NonNullable<Root['position']>['start'];

const MARK_OF_ITEM: ReadonlyMap<string, string> = new Map([...ITEM_TYPES].map(([mark, type]) => [type, mark]));

/** A parsed text: the tree, the text with LF line ends that it was made from, the file's own text, and the way from offsets in the one to the other. */
export interface Parsed {
  readonly tree: Tree;
  readonly source: string;
  readonly text: string;
  readonly original: (offset: number) => number;
}

/** Only offsets are counted; lines and columns are 0, as every reader takes them from the offset. */
function point(offset: number): Point {
  return { line: 0, column: 0, offset };
}

interface Positioned {
  position: { start: Point; end: Point };
}

/** A container that is being filled: its node, and the offset (in the parsed text) that it reaches so far. */
interface Open {
  readonly node: Parents;
  readonly list?: List;
  /** The mark of the list that `node`'s last child is. */
  lastMark?: string | undefined;
  end: number;
}

/** Takes a parsed text and what stands before it (front matter); gives the mdast root of both. */
export function toMdast(parsed: Parsed, before: readonly RootContent[]): Root {
  const { text, original } = parsed;
  const root: Root = { type: 'root', children: [...before], position: { start: point(0), end: point(original(text.length)) } };
  const commented = text.includes('<!--');
  const stack: Open[] = [{ node: root, end: 0 }];
  const place = (from: number, to: number): Positioned => ({ position: { start: point(original(from)), end: point(original(to)) } });
  const top = (): Open => stack[stack.length - 1] as Open;

  function append(child: RootContent, to: number, mark?: string): void {
    const open = top();
    (open.node.children as Node[]).push(child);
    open.lastMark = mark;
    open.end = Math.max(open.end, to);
  }

  function openItem(from: number, to: number, mark: string): void {
    let list: List | undefined;
    if (top().lastMark === mark) list = top().node.children.at(-1) as List;
    else {
      const ordered = mark === '.' || mark === ')';
      const start = ordered ? Number.parseInt(text.slice(from, from + 10), 10) : null;
      list = { type: 'list', ordered, start, spread: false, children: [], ...place(from, to) };
      append(list, to, mark);
    }
    const item: ListItem = { type: 'listItem', spread: false, checked: null, children: [], ...place(from, to) };
    list.children.push(item);
    stack.push({ node: item, list, end: firstLineEnd(text, from) });
  }

  function close(): void {
    const { node, list, end } = stack.pop() as Open;
    const stop = point(original(end));
    (node as Node as Positioned).position.end = stop;
    if (list) (list as Positioned).position.end = stop;
    top().end = Math.max(top().end, end);
  }

  function enter(node: SyntaxNodeRef): boolean {
    const { from, to, name } = node;
    const mark = MARK_OF_ITEM.get(name);
    if (mark !== undefined) {
      openItem(from, to, mark);
      return true;
    }
    switch (name) {
      case 'Quote': {
        const quote: RootContent = { type: 'blockquote', children: [], ...place(from, to) };
        append(quote, to);
        stack.push({ node: quote, end: firstLineEnd(text, from) });
        return true;
      }
      case 'Text':
        append({ type: 'paragraph', children: comments(from, to), ...place(from, to) }, to);
        return false;
      case 'Code':
        append({ type: 'code', lang: null, meta: null, value: '', ...place(from, to) }, to);
        return false;
      case 'Fence':
        append({ type: 'code', lang: fenceLanguage(text, from), meta: null, value: '', ...place(from, to) }, to);
        return false;
      case 'Html':
        append({ type: 'html', value: text.slice(from, to), ...place(from, to) }, to);
        return false;
      case 'Rule':
        append({ type: 'thematicBreak', ...place(from, to) }, to);
        return false;
      case 'Heading':
        append(toHeading(node), to);
        return false;
      case 'Table':
        append(toTable(node), to);
        return false;
      default:
        return true;
    }
  }

  function toHeading(node: SyntaxNodeRef): Heading {
    const lines = node.node.getChildren('SetextLine');
    const underline = lines.pop();
    const depth = underline
      ? text[underline.from] === '='
        ? 1
        : 2
      : headingDepth(text.slice(node.from, Math.min(node.to, node.from + 7)), 0);
    const value = underline ? joinLines(parsed, lines) : headingText(text, node.from + depth, node.to);
    const children: Heading['children'] = value === '' ? [] : [{ type: 'text', value: value.replaceAll('\0', '\uFFFD') }];
    for (const comment of comments(node.from, node.to)) children.push({ ...comment, value: '' });
    return { type: 'heading', depth: depth as Heading['depth'], children, ...place(node.from, node.to) };
  }

  /** The comments within a text: the only inline nodes that readers of blocks look for, as directives stand in them. */
  function comments(from: number, to: number): Html[] {
    const found: Html[] = [];
    const slice = commented ? text.slice(from, to) : '';
    for (let at = slice.indexOf('<!--'); at >= 0; at = slice.indexOf('<!--', at)) {
      const end = slice.indexOf('-->', at + 4);
      if (end < 0) break;
      found.push({ type: 'html', value: slice.slice(at, end + 3), ...place(from + at, from + end + 3) });
      at = end + 3;
    }
    return found;
  }

  function toTable(node: SyntaxNodeRef): Table {
    const table: Table = { type: 'table', align: [], children: [], ...place(node.from, node.to) };
    const cursor = node.node.cursor();
    if (!cursor.firstChild()) return table;
    do {
      const row: TableRow = { type: 'tableRow', children: [], ...place(cursor.from, cursor.to) };
      for (const [from, to] of rowCells(text, cursor.from, cursor.to)) {
        row.children.push({ type: 'tableCell', children: comments(from, to), ...place(from, to) });
      }
      table.children.push(row);
    } while (cursor.nextSibling());
    return table;
  }

  parsed.tree.iterate({
    enter,
    leave: ({ name }) => {
      if (name === 'Quote' || MARK_OF_ITEM.has(name)) close();
    },
  });
  return root;
}

function firstLineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The first word behind a fence's marks. */
function fenceLanguage(text: string, from: number): string | null {
  let start = from;
  while (text[start] === text[from]) start += 1;
  start = skipSpace(text, start);
  let end = start;
  while (end < text.length && text[end] !== '\n' && !isSpace(text.charCodeAt(end))) end += 1;
  return end > start ? text.slice(start, end).replaceAll('\0', '\uFFFD') : null;
}

/** The text of an ATX heading, from behind its opening marks: without closing marks and white space. */
function headingText(text: string, from: number, to: number): string {
  let end = endOfText(text, from, to);
  let marks = end;
  while (marks > from && text[marks - 1] === '#') marks -= 1;
  if (marks === from || isSpace(text.charCodeAt(marks - 1))) end = endOfText(text, from, marks);
  return text.slice(skipSpace(text, from), Math.max(end, skipSpace(text, from)));
}

function endOfText(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** The lines of an underlined heading as remark joins them: by their line end, or by nothing behind two spaces (a hard break). */
function joinLines(parsed: Parsed, lines: readonly { from: number; to: number }[]): string {
  const { text, source, original } = parsed;
  let joined = '';
  for (const [index, { from, to }] of lines.entries()) {
    const end = endOfText(text, from, to);
    joined += text.slice(from, end);
    if (index < lines.length - 1 && !/^ {2,}$/.test(text.slice(end, to))) joined += source.slice(original(to), original(to + 1));
  }
  return joined;
}
