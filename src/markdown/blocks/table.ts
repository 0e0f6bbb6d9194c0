// Tables of GitHub's Markdown: which lines make one, and where the cells of a row lie. Linear in the line.
import { isSpace, skipSpace } from './scan.ts';

/** Where a cell lies: offsets of its start and end, its leading (and of the last one its trailing) pipe included. */
export type CellRange = readonly [from: number, to: number];

/** Takes a line and where its text starts; gives how many columns it names as a delimiter row, or 0 if it is none. */
export function delimiterColumns(line: string, from: number): number {
  let at = from;
  let columns = 0;
  let marked = false;
  for (;;) {
    if (line.charCodeAt(at) === 124) {
      marked = true;
      at = skipSpace(line, at + 1);
      if (at === line.length) break;
    }
    if (line.charCodeAt(at) === 58) {
      marked = true;
      at += 1;
    }
    if (line.charCodeAt(at) !== 45) return 0;
    while (line.charCodeAt(at) === 45) at += 1;
    columns += 1;
    if (line.charCodeAt(at) === 58) {
      marked = true;
      at += 1;
    }
    at = skipSpace(line, at);
    if (at === line.length) break;
    if (line.charCodeAt(at) !== 124) return 0;
  }
  return marked ? columns : 0;
}

/** Takes a line and where its text starts; gives how many columns it has as a header row (0 for a lone pipe). */
export function headerColumns(line: string, from: number): number {
  let columns = 0;
  let open = line.charCodeAt(from) !== 124;
  for (let at = from; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (isSpace(code)) continue;
    if (open) columns += 1;
    open = code === 124;
    if (code === 92 && isEscapable(line.charCodeAt(at + 1))) at += 1;
  }
  return columns;
}

function isEscapable(code: number): boolean {
  return code === 92 || code === 124;
}

/** Takes a text and the range of a row in it; gives its cells, in order. They fill the row without a gap. */
export function rowCells(text: string, from: number, to: number): readonly CellRange[] {
  const starts = [from];
  let lastIsBlank = true;
  let leading = true;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    if (code === 124) {
      if (!leading) {
        starts.push(at);
        lastIsBlank = true;
      }
    } else {
      lastIsBlank = false;
      if (code === 92 && isEscapable(text.charCodeAt(at + 1))) at += 1;
    }
    leading = false;
  }
  // The pipe at the end opens no cell of its own.
  if (lastIsBlank && starts.length > 1) starts.pop();
  return starts.map((start, index) => [start, starts[index + 1] ?? to]);
}
