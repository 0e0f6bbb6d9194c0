// Blocks that hold no others: code, headings, rules, HTML, paragraphs and tables.
import type { BlockContext, BlockParser, Element, Line } from '@lezer/markdown';
import { endsHtml, htmlKind } from './html.ts';
import { closesFence, fenceLength, headingDepth, isThematicBreak, underlineDepth } from './scan.ts';
import {
  allMatched,
  indentOf,
  isBlank,
  isHeadless,
  isLastLine,
  isLeaving,
  noteHeadless,
  noteInterruption,
  startsContainer,
} from './state.ts';
import { delimiterColumns, headerColumns } from './table.ts';

/** Containers within containers up to which a line is read; deeper, each line is a paragraph. */
const MAX_DEPTH = 100;

/** The node types of leaves, for a parser's configuration. */
export const LEAF_NODES: string[] = ['Code', 'Fence', 'Rule', 'Heading', 'SetextLine', 'Html', 'Text', 'Table', 'TableRow'];

function add(cx: BlockContext, type: string, from: number, to: number, children: readonly Element[] = []): void {
  cx.addElement(cx.elt(type, from, to, children));
}

function lineEnd(cx: BlockContext, line: Line): number {
  return cx.lineStart + line.text.length;
}

/** A line too deep to be read any further is a paragraph of its own, so that neither a stack nor the time can overflow. */
function tooDeep(cx: BlockContext, line: Line): boolean {
  if (cx.depth <= MAX_DEPTH || isBlank(line)) return false;
  add(cx, 'Text', cx.lineStart + line.pos, lineEnd(cx, line));
  cx.nextLine();
  return true;
}

function indentedCode(cx: BlockContext, line: Line): boolean {
  if (isBlank(line) || indentOf(line) < 4) return false;
  const from = cx.lineStart + line.basePos;
  let to = lineEnd(cx, line);
  // As in the reference: code in a line that left a container does not go on in the next.
  const alone = isLeaving(cx);
  while (cx.nextLine() && allMatched(cx) && !alone) {
    if (indentOf(line) >= 4) to = lineEnd(cx, line);
    else if (!isBlank(line)) {
      noteInterruption(cx);
      break;
    }
  }
  add(cx, 'Code', from, to);
  return true;
}

/** The end of a block that is never closed, if it ends before the current line: without its line end if that line only leaves the container. */
function openEnd(cx: BlockContext, line: Line): number {
  return startsContainer(line, false) ? cx.lineStart : cx.lineStart - 1;
}

/** The end of a block that is never closed, if the current line is the text's last: the marks of containers alone do not count. */
function lastEnd(cx: BlockContext, line: Line): number {
  return isBlank(line) && indentOf(line) <= 0 ? cx.lineStart : lineEnd(cx, line);
}

function fencedCode(cx: BlockContext, line: Line): boolean {
  const length = fenceLength(line.text, line.pos);
  if (length === 0) return false;
  const mark = line.next;
  const from = cx.lineStart + line.pos;
  let to: number;
  for (;;) {
    const last = lastEnd(cx, line);
    const more = cx.nextLine();
    if (!more || !allMatched(cx)) {
      to = more ? openEnd(cx, line) : last;
      break;
    }
    if (indentOf(line) < 4 && closesFence(line.text, line.pos, mark, length)) {
      to = lineEnd(cx, line);
      cx.nextLine();
      break;
    }
  }
  add(cx, 'Fence', from, to);
  return true;
}

function html(cx: BlockContext, line: Line): boolean {
  const kind = htmlKind(line.text, line.pos);
  if (kind === 0) return false;
  const from = cx.lineStart + line.basePos;
  let to: number;
  for (let first = true; ; first = false) {
    if (endsHtml(kind, line.text, first ? line.pos : line.basePos, first)) {
      to = lineEnd(cx, line);
      cx.nextLine();
      break;
    }
    const end = lineEnd(cx, line);
    const last = lastEnd(cx, line);
    const more = cx.nextLine();
    if (!more || !allMatched(cx) || (kind >= 6 && isBlank(line))) {
      if (kind >= 6) to = end;
      else to = more ? openEnd(cx, line) : last;
      break;
    }
  }
  add(cx, 'Html', from, to);
  return true;
}

function rule(cx: BlockContext, line: Line): boolean {
  if (!isThematicBreak(line.text, line.pos)) return false;
  add(cx, 'Rule', cx.lineStart + line.pos, lineEnd(cx, line));
  cx.nextLine();
  return true;
}

function heading(cx: BlockContext, line: Line): boolean {
  if (headingDepth(line.text, line.pos) === 0) return false;
  add(cx, 'Heading', cx.lineStart + line.pos, lineEnd(cx, line));
  cx.nextLine();
  return true;
}

/** Says whether a line within three columns of its container starts a block other than a paragraph; `tags` with any complete tag among them. */
function startsLeaf(line: Line, tags: boolean): boolean {
  const { text, pos } = line;
  switch (line.next) {
    case 35:
      return headingDepth(text, pos) > 0;
    case 42:
    case 45:
    case 95:
      return isThematicBreak(text, pos);
    case 60: {
      const kind = htmlKind(text, pos);
      return kind !== 0 && (tags || kind !== 7);
    }
    case 96:
    case 126:
      return fenceLength(text, pos) > 0;
    default:
      return false;
  }
}

/** A line of a paragraph: where its text starts and ends. */
interface TextLine {
  readonly from: number;
  readonly to: number;
}

/** The lines of a paragraph so far, and the last of them if it may head a table: its text, where in it its content starts, and the offset where it starts. */
interface Paragraph {
  readonly lines: TextLine[];
  headText: string | undefined;
  headPos: number;
  headFrom: number;
}

function addText(cx: BlockContext, lines: readonly TextLine[]): void {
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (first && last) add(cx, 'Text', first.from, last.to);
}

function paragraph(tables: boolean): (cx: BlockContext, line: Line) => boolean {
  function take(cx: BlockContext, line: Line, open: Paragraph, mayHead: boolean): void {
    open.lines.push({ from: cx.lineStart + line.pos, to: lineEnd(cx, line) });
    open.headText = tables && mayHead ? line.text : undefined;
    open.headPos = line.pos;
    open.headFrom = cx.lineStart + line.basePos;
  }

  return (cx, line) => {
    if (isBlank(line)) return false;
    const open: Paragraph = { lines: [], headText: undefined, headPos: 0, headFrom: 0 };
    take(cx, line, open, !isHeadless(cx));
    while (cx.nextLine() && !isBlank(line)) {
      const inside = allMatched(cx);
      if (startsContainer(line, inside)) {
        if (inside) noteInterruption(cx);
        break;
      }
      if (indentOf(line) >= 4) {
        take(cx, line, open, false);
        continue;
      }
      if (inside) {
        if (headsTable(open, line)) return table(cx, line, open);
        if (underlineDepth(line.text, line.pos) > 0) return setextHeading(cx, line, open);
      }
      if (!inside && line.next === 60 && htmlKind(line.text, line.pos) === 7) {
        // As in the reference: such a tag stays, with what follows, in the paragraph's container, unless the text ends behind it.
        if (isLastLine(cx, line)) break;
        addText(cx, open.lines);
        return completeTag(cx, line, cx.lineStart + line.basePos);
      }
      if (startsLeaf(line, false)) break;
      take(cx, line, open, true);
    }
    addText(cx, open.lines);
    return true;
  };
}

/** Reads on a block of HTML that started at `from` with a complete tag; the current line belongs to it. */
function completeTag(cx: BlockContext, line: Line, from: number): boolean {
  let to = lineEnd(cx, line);
  while (cx.nextLine() && !isBlank(line) && allMatched(cx)) to = lineEnd(cx, line);
  add(cx, 'Html', from, to);
  return true;
}

function setextHeading(cx: BlockContext, line: Line, open: Paragraph): boolean {
  const from = open.lines[0]?.from ?? 0;
  const to = lineEnd(cx, line);
  const lines = [...open.lines, { from: cx.lineStart + line.pos, to }];
  add(
    cx,
    'Heading',
    from,
    to,
    lines.map((each) => cx.elt('SetextLine', each.from, each.to)),
  );
  cx.nextLine();
  return true;
}

function headsTable(open: Paragraph, line: Line): boolean {
  if (open.headText === undefined) return false;
  const columns = delimiterColumns(line.text, line.pos);
  return columns > 0 && columns === headerColumns(open.headText, open.headPos);
}

/** Reads a table from its delimiter row on; what stands before its head is a paragraph. */
function table(cx: BlockContext, line: Line, open: Paragraph): boolean {
  const rows = open.lines.splice(-1);
  addText(cx, open.lines);
  // As in the reference: a complete tag that heads a table ends the paragraph, but is HTML.
  if (htmlKind(open.headText ?? '', open.headPos) === 7) return completeTag(cx, line, open.headFrom);
  let to = lineEnd(cx, line);
  while (cx.nextLine() && !isBlank(line)) {
    const container = startsContainer(line, false);
    if (!allMatched(cx) && !container) noteHeadless(cx);
    if (!allMatched(cx) || container || indentOf(line) >= 4 || startsLeaf(line, true)) break;
    to = lineEnd(cx, line);
    rows.push({ from: cx.lineStart + line.pos, to });
  }
  add(
    cx,
    'Table',
    rows[0]?.from ?? 0,
    to,
    rows.map((row) => cx.elt('TableRow', row.from, row.to)),
  );
  return true;
}

/** What no container may precede: the depth limit, then indented code. */
export const FIRST_PARSERS: BlockParser[] = [
  { name: 'TooDeep', parse: tooDeep },
  { name: 'Code', parse: indentedCode },
];

/** The other leaves, in order of precedence; with tables or without. */
export function leafParsers(tables: boolean): BlockParser[] {
  return [
    { name: 'Fence', parse: fencedCode },
    { name: 'Html', parse: html },
    { name: 'Rule', parse: rule },
    { name: 'Heading', parse: heading },
    { name: 'Text', parse: paragraph(tables) },
  ];
}
