// Refuses text that the Markdown parser cannot digest in reasonable time, before the parser sees it.
// The limits answer faults of micromark: deep nesting overflows its stack, bracket and delimiter storms are quadratic.
import type { SourceText } from './locate.ts';

/** Containers (list markers, block quotes) that may open on one line. */
const MAX_NESTING = 100;
/** Brackets, or emphasis marks, that one paragraph may hold. */
const MAX_MARKS = 2000;

/** Why a text is refused, and where: a 0-based offset. */
export interface Refusal {
  readonly reason: string;
  readonly offset: number;
}

/** Scans a text once; gives the first place that exceeds a limit. */
export function refusal(source: SourceText): Refusal | undefined {
  let marks = 0;
  let paragraphStart = 0;
  for (const [index, start] of source.lineStarts.entries()) {
    const end = source.lineStarts[index + 1] ?? source.text.length;
    if (nesting(source.text, start, end) > MAX_NESTING) {
      return { reason: `more than ${MAX_NESTING} lists or quotes nested on one line`, offset: start };
    }
    if (isBlank(source.text, start, end)) {
      marks = 0;
      paragraphStart = end;
      continue;
    }
    marks += countMarks(source.text, start, end);
    if (marks > MAX_MARKS) return { reason: `more than ${MAX_MARKS} brackets or emphasis marks in one paragraph`, offset: paragraphStart };
  }
  return undefined;
}

/** How many container markers (`>`, `-`, `*`, `+`, `1.`) or indents of a nested list open a line. */
function nesting(text: string, start: number, end: number): number {
  let depth = 0;
  let offset = start;
  while (offset < end) {
    const char = text[offset] ?? '';
    if (char === ' ' || char === '\t') offset += 1;
    else if (char === '>') {
      depth += 1;
      offset += 1;
    } else if ('-*+'.includes(char) && ' \t\r\n'.includes(text[offset + 1] ?? '\n')) {
      depth += 1;
      offset += 2;
    } else if (char >= '0' && char <= '9') {
      let after = offset;
      while (after - offset < 10 && (text[after] ?? '') >= '0' && (text[after] ?? '') <= '9') after += 1;
      if (!'.)'.includes(text[after] ?? ' ') || !' \t'.includes(text[after + 1] ?? 'x')) break;
      depth += 1;
      offset = after + 2;
    } else break;
  }
  return depth;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset += 1) if (text.charCodeAt(offset) > 32) return false;
  return true;
}

function countMarks(text: string, start: number, end: number): number {
  let count = 0;
  for (let offset = start; offset < end; offset += 1) {
    const char = text[offset];
    // A table row of dashes or a rule of underscores is one run, not a storm: only the start of a run counts.
    if ((char === '[' || char === ']' || char === '*' || char === '_' || char === '`' || char === '<') && text[offset - 1] !== char)
      count += 1;
    else if (char === '[' || char === ']') count += 1;
  }
  return count;
}
