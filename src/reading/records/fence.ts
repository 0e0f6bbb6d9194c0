// Plan text in fences: captions with indented lines below them, drawn trees and boxes, `====` banners. Code gives no pieces.
import type { Slice } from '../../markdown/outline.ts';
import { createPiece, type GrowingPiece } from './piece.ts';

const TEXT_LANGUAGES = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'markdown', 'md', 'plan', 'ascii', 'none', 'tree', 'yaml', 'yml']);
const DRAWING = /[─-╿▀-▟]/u;
const RULE = /^[\s─-╿=_*~#+|-]{3,}$/u;

interface FenceLine extends Slice {
  readonly column: number;
  /** The mark in front of the words: a bullet, a number, a branch of a tree. */
  readonly mark: 'none' | 'item' | 'number' | 'branch';
}

/** The pieces of a fence's content; none for code. */
export function fencePieces(language: string, body: Slice): GrowingPiece[] {
  if (!TEXT_LANGUAGES.has(language) || language.startsWith('y')) return [];
  const top: GrowingPiece[] = [];
  const open: { readonly column: number; readonly piece: GrowingPiece }[] = [];
  let banner: GrowingPiece | undefined;
  let afterRule = false;
  // The line before was a banner: a rule right below it closes its frame, and opens no other.
  let framed = false;
  for (const line of fenceLines(body)) {
    if (line === 'rule') {
      afterRule = !framed;
      framed = false;
      continue;
    }
    framed = false;
    if (line === 'blank') {
      afterRule = false;
      continue;
    }
    const shape =
      line.mark === 'number' ? 'number' : line.mark === 'item' ? (/^\[[^\][\r\n]{1,2}\]\s/.test(line.text) ? 'box' : 'item') : 'line';
    let piece = createPiece(shape, line.column, line, { drawn: true });
    if (piece.label?.ordinal !== undefined && piece.label.kind !== 'none' && shape === 'line')
      piece = { ...piece, shape: piece.label.form === 'number' ? 'number' : 'caption' };
    if (afterRule && line.mark === 'none') {
      // A line below a rule is a banner; what follows belongs to it.
      banner = { ...piece, shape: 'caption' };
      top.push(banner);
      open.length = 0;
      afterRule = false;
      framed = true;
      continue;
    }
    afterRule = false;
    while ((open.at(-1)?.column ?? -1) >= line.column) open.pop();
    const parent = open.at(-1)?.piece ?? banner;
    (parent?.children ?? top).push(piece);
    for (const { piece: outer } of open) outer.end = Math.max(outer.end, piece.end);
    if (banner) banner.end = Math.max(banner.end, piece.end);
    open.push({ column: line.column + (line.mark === 'none' ? 0 : 0.5), piece });
  }
  return top;
}

/** The lines of a fence without drawing characters; boxes side by side give a line for each cell. */
function fenceLines(body: Slice): readonly (FenceLine | 'rule' | 'blank')[] {
  const lines: (FenceLine | 'rule' | 'blank')[] = [];
  // The columns of the box that is being read: boxes side by side are read one after the other.
  let columns: FenceLine[][] | undefined;
  const flush = (): void => {
    for (const column of columns ?? []) lines.push('blank', ...belowHead(column));
    columns = undefined;
  };
  let offset = body.start;
  for (const raw of body.text.split('\n')) {
    const start = offset;
    offset += raw.length + 1;
    const cells = boxCells(raw);
    if (cells && (columns === undefined || columns.length === cells.length)) {
      columns ??= cells.map(() => []);
      cells.forEach((cell, index) => {
        if (/[\p{L}\p{N}]/u.test(raw.slice(cell.from, cell.to))) columns?.[index]?.push(lineOf(raw, cell.from, cell.to, start));
      });
      continue;
    }
    // The rule between the head and the body of a box does not end it.
    if (columns && RULE.test(raw) && /[├┼┤╠╬╣]/u.test(raw)) continue;
    flush();
    if (cells) {
      columns = cells.map((cell) => (/[\p{L}\p{N}]/u.test(raw.slice(cell.from, cell.to)) ? [lineOf(raw, cell.from, cell.to, start)] : []));
      continue;
    }
    if (raw.trim() === '') lines.push('blank');
    else if (RULE.test(raw)) lines.push(DRAWING.test(raw) ? 'blank' : 'rule');
    else lines.push(lineOf(raw, 0, raw.length, start));
  }
  flush();
  return lines;
}

/** The lines of a box: what stands under the label at its top (`Stream A`) belongs to it, however it is set in. */
function belowHead(column: readonly FenceLine[]): readonly FenceLine[] {
  const [head, ...rest] = column;
  const form = head && formOf(head);
  if (!head || form === undefined || rest.some((line) => formOf(line) === form)) return column;
  const least = Math.min(...rest.map((line) => line.column));
  return [{ ...head, column: 0 }, ...rest.map((line) => ({ ...line, column: line.column - least + 1 }))];
}

/** The form of the label that a line opens with; undefined for one that names no part of a plan. */
function formOf(line: FenceLine): string | undefined {
  const { label } = createPiece('line', 0, line);
  return label?.ordinal !== undefined && label.kind !== undefined && label.kind !== 'none' ? label.form : undefined;
}

/** The cells of a line in a box: what stands between `│`, two at least. Undefined for other lines: a tree's `│` at the start only indents. */
function boxCells(raw: string): readonly { readonly from: number; readonly to: number }[] | undefined {
  const bars = [...raw.matchAll(/[│║┃]/gu)].map((match) => match.index);
  if (bars.length < 2 || !/[│║┃]\s*$/u.test(raw)) return undefined;
  return bars.slice(1).map((to, index) => ({ from: (bars[index] as number) + 1, to }));
}

function lineOf(raw: string, from: number, to: number, base: number): FenceLine {
  const text = raw.slice(from, to);
  const lead = /^[\s│┃║├└┌╰╭─━┬┼►▶>|+`\\]*(?:--+>?\s*)?/u.exec(text)?.[0] ?? '';
  const branch = /[├└╰]|\|--|\+--|`--|\\--/u.test(lead);
  const rest = text.slice(lead.length);
  const mark = /^(?:[-*•▪◦‣·]\s+|(\d{1,3})[.)]\s+)/u.exec(rest);
  const column = branch ? lead.search(/[├└╰|+`\\]/u) + 1 : lead.length;
  const start = from + lead.length + (mark && mark[1] === undefined ? mark[0].length : 0);
  const words = raw.slice(start, to).replace(/[\s│┃║|]+$/u, '');
  return {
    text: words,
    start: base + start,
    end: base + start + words.length,
    column: mark ? column + 0.25 : column,
    mark: mark ? (mark[1] === undefined ? 'item' : 'number') : branch ? 'branch' : 'none',
  };
}
