// What the block parsers must know of the current line beyond what Lezer tells them.
import type { BlockContext, Line } from '@lezer/markdown';
import { markerWidth } from './scan.ts';

/** Notes on the current line of one parse. Lines are told apart by the offset at which they start. */
interface LineNotes {
  /** The line for which `matched` counts. */
  line: number;
  /** How many open containers go on in that line. */
  matched: number;
  /** The line that ended a paragraph or indented code by a container: in it no list may start that could not interrupt. */
  interrupting: number;
  /** The text that is parsed. */
  text: string;
  /** The line behind the blank one that ended an empty list item. */
  emptied: number;
  /** The line that left a container without starting another. */
  leaving: number;
  /** The line that ended a table by leaving its container: it heads no table. */
  headless: number;
}

const notes = new WeakMap<BlockContext, LineNotes>();

function notesOf(cx: BlockContext): LineNotes {
  let found = notes.get(cx);
  if (!found) notes.set(cx, (found = { line: -1, matched: 0, interrupting: -1, text: '', emptied: -1, leaving: -1, headless: -1 }));
  return found;
}

/** Notes that the next open container goes on in the current line. Containers are asked from the outermost on, once a line. */
export function noteMatch(cx: BlockContext): void {
  const known = notesOf(cx);
  if (known.line !== cx.lineStart) {
    known.line = cx.lineStart;
    known.matched = 0;
  }
  known.matched += 1;
}

/** Notes that an open container does not go on in the current line. Gives false, for the container to say so. */
export function noteMismatch(cx: BlockContext): false {
  notesOf(cx).leaving = cx.lineStart;
  return false;
}

/** Notes that a container starts in the current line. */
export function noteStart(cx: BlockContext): void {
  const known = notesOf(cx);
  known.leaving = -1;
  known.emptied = -1;
}

/** Notes that the current line is blank and ends a list item without content. Gives false, for the item to say so. */
export function noteEmptied(cx: BlockContext, line: Line): false {
  notesOf(cx).emptied = cx.lineStart + line.text.length + 1;
  return false;
}

/** Says whether the current line left a container and started none. An empty item that a blank line ended is left by the next line with text. */
export function isLeaving(cx: BlockContext): boolean {
  const known = notesOf(cx);
  if (known.leaving === cx.lineStart) return true;
  const from = known.emptied;
  // Looked at once: whatever the answer, no later line is the next one.
  known.emptied = -1;
  return from >= 0 && from <= cx.lineStart && /^[\s>]*$/.test(known.text.slice(from, cx.lineStart));
}

/** Says whether all open containers go on in the current line. Where they do not, the line leaves them or continues a paragraph lazily. */
export function allMatched(cx: BlockContext): boolean {
  const known = notesOf(cx);
  return (known.line === cx.lineStart ? known.matched : 0) === cx.depth - 1;
}

/** Notes that the current line ended a block that was still open, without leaving its containers. */
export function noteInterruption(cx: BlockContext): void {
  notesOf(cx).interrupting = cx.lineStart;
}

/** Says whether `noteInterruption` was called for the current line. */
export function isInterrupting(cx: BlockContext): boolean {
  return notesOf(cx).interrupting === cx.lineStart;
}

/** Notes that the current line left a table's container. */
export function noteHeadless(cx: BlockContext): void {
  notesOf(cx).headless = cx.lineStart;
}

/** Says whether `noteHeadless` was called for the current line. */
export function isHeadless(cx: BlockContext): boolean {
  return notesOf(cx).headless === cx.lineStart;
}

/** Says whether the rest of a line is white space. */
export function isBlank(line: Line): boolean {
  return line.pos >= line.text.length;
}

/** How many columns a line is indented within its containers. */
export function indentOf(line: Line): number {
  return line.indent - line.baseIndent;
}

/** Says whether a quote or list item starts in the rest of a line; with `interrupt`, one that may end a paragraph. */
export function startsContainer(line: Line, interrupt: boolean): boolean {
  if (isBlank(line) || indentOf(line) >= 4) return false;
  return line.next === 62 || markerWidth(line.text, line.pos, interrupt) > 0;
}

/** Notes the text of a parse; to be called before it starts. */
export function noteText(cx: BlockContext, text: string): void {
  notesOf(cx).text = text;
}

/** Says whether the text ends with the current line, without a line end. */
export function isLastLine(cx: BlockContext, line: Line): boolean {
  return cx.lineStart + line.text.length === notesOf(cx).text.length;
}
