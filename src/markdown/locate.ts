// From offsets to lines and columns.
import type { Location, Position } from '../plan/location.ts';

/** A text with the offsets at which its lines start. */
export interface SourceText {
  readonly path: string;
  /** The text without its byte order mark; line ends as they are. */
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** Indexes the lines of a text. LF, CRLF and lone CR end a line, as in CommonMark. */
export function indexLines(path: string, text: string): SourceText {
  const lineStarts = [0];
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lineStarts.push(end + 1);
    return { path, text, lineStarts };
  }
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) lineStarts.push(offset + 1);
  }
  return { path, text, lineStarts };
}

/** The line (1-based) and column (1-based, UTF-16 units) of a 0-based offset; offsets outside the text are clamped. */
export function positionAt(source: SourceText, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= clamped) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: clamped - (source.lineStarts[low] ?? 0) + 1, offset: clamped };
}

/** The location of the range from `start` up to and without `end` (0-based offsets). */
export function locate(source: SourceText, start: number, end: number): Location {
  return { path: source.path, start: positionAt(source, start), end: positionAt(source, Math.max(start, end)) };
}

/** The text of a 1-based line without its line end. */
export function lineText(source: SourceText, line: number): string {
  const start = source.lineStarts[line - 1] ?? source.text.length;
  const end = source.lineStarts[line] ?? source.text.length;
  return source.text.slice(start, end).replace(/[\r\n]+$/, '');
}
