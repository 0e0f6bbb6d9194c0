// Block quotes and list items. Lists have no node of their own here: neighbouring items with the same mark are one (`tree.ts`).
import type { BlockContext, BlockParser, Line, NodeSpec } from '@lezer/markdown';
import { isSpace, markerWidth, skipSpace } from './scan.ts';
import { indentOf, isBlank, isInterrupting, noteEmptied, noteMatch, noteMismatch, noteStart } from './state.ts';

/** The node types of list items by the character that ends their marker. */
export const ITEM_TYPES: ReadonlyMap<string, string> = new Map([
  ['-', 'DashItem'],
  ['+', 'PlusItem'],
  ['*', 'StarItem'],
  ['.', 'DotItem'],
  [')', 'ParenthesisItem'],
]);

/** Above any item's indent (3 before, 10 for a marker, 4 after it). */
const INDENT_RANGE = 32;

function continueQuote(cx: BlockContext, line: Line): boolean {
  if (line.next !== 62 || indentOf(line) >= 4) return noteMismatch(cx);
  moveBehindQuoteMark(line);
  noteMatch(cx);
  return true;
}

/** Moves behind a `>` and one column of white space; the rest of a tab stays indent. */
function moveBehindQuoteMark(line: Line): void {
  line.moveBaseColumn(line.indent + (isSpace(line.text.charCodeAt(line.pos + 1)) ? 2 : 1));
}

/** An item's value is its indent, and, if nothing stands behind its marker, the start of the next line: if that is blank, the item is over. */
function continueItem(cx: BlockContext, line: Line, value: number): boolean {
  const indent = value % INDENT_RANGE;
  if (isBlank(line)) {
    if (Math.floor(value / INDENT_RANGE) === cx.lineStart) return noteEmptied(cx, line);
  } else if (indentOf(line) < indent) return noteMismatch(cx);
  line.moveBaseColumn(line.baseIndent + indent);
  noteMatch(cx);
  return true;
}

/** The node types of containers, for a parser's configuration. */
export const CONTAINER_NODES: NodeSpec[] = [
  { name: 'Quote', block: true, composite: continueQuote },
  ...[...ITEM_TYPES.values()].map((name) => ({ name, block: true, composite: continueItem })),
];

function startQuote(cx: BlockContext, line: Line): null | false {
  if (line.next !== 62 || indentOf(line) >= 4) return false;
  noteStart(cx);
  cx.startComposite('Quote', line.pos);
  moveBehindQuoteMark(line);
  return null;
}

function startItem(cx: BlockContext, line: Line): null | false {
  if (isBlank(line) || indentOf(line) >= 4) return false;
  const width = markerWidth(line.text, line.pos, isInterrupting(cx));
  if (width === 0) return false;
  const behind = line.pos + width;
  const column = line.indent + width;
  const rest = skipSpace(line.text, behind);
  const blank = rest === line.text.length;
  const space = line.countIndent(rest, behind, column) - column;
  const base = column + (blank || space > 4 ? 1 : space);
  const value = base - line.baseIndent + (blank ? INDENT_RANGE * (cx.lineStart + line.text.length + 1) : 0);
  noteStart(cx);
  cx.startComposite(ITEM_TYPES.get(line.text[behind - 1] ?? '') ?? 'DashItem', line.pos, value);
  line.moveBaseColumn(base);
  return null;
}

/** What starts containers, in order, for a parser's configuration. */
export const CONTAINER_PARSERS: BlockParser[] = [
  { name: 'Quote', parse: startQuote },
  { name: 'Item', parse: startItem },
];
