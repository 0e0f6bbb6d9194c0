// What a line is, looked at from its first character that is no white space. Pure scans of one line, each linear.

/** The white space of Markdown within a line. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The first offset at or after `from` that is no white space, or the line's length. */
export function skipSpace(line: string, from: number): number {
  let at = from;
  while (at < line.length && isSpace(line.charCodeAt(at))) at += 1;
  return at;
}

/** The first offset at or after `from` that does not hold `code`. */
function skipRun(line: string, from: number, code: number): number {
  let at = from;
  while (line.charCodeAt(at) === code) at += 1;
  return at;
}

/** Takes a line and where its text starts; says whether it is a thematic break. */
export function isThematicBreak(line: string, from: number): boolean {
  const mark = line.charCodeAt(from);
  if (mark !== 42 && mark !== 45 && mark !== 95) return false;
  let count = 0;
  for (let at = from; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === mark) count += 1;
    else if (!isSpace(code)) return false;
  }
  return count >= 3;
}

/** Takes a line and where its text starts; gives the depth (1 to 6) of the ATX heading it is, or 0. */
export function headingDepth(line: string, from: number): number {
  if (line.charCodeAt(from) !== 35) return 0;
  const end = skipRun(line, from, 35);
  return end - from <= 6 && (end === line.length || isSpace(line.charCodeAt(end))) ? end - from : 0;
}

/** Takes a line and where its text starts; gives the depth of the heading that it underlines (1 or 2), or 0. */
export function underlineDepth(line: string, from: number): number {
  const mark = line.charCodeAt(from);
  if (mark !== 45 && mark !== 61) return 0;
  if (skipSpace(line, skipRun(line, from, mark)) < line.length) return 0;
  return mark === 61 ? 1 : 2;
}

/** Takes a line and where its text starts; gives the length of the fence that it opens, or 0. */
export function fenceLength(line: string, from: number): number {
  const mark = line.charCodeAt(from);
  if (mark !== 96 && mark !== 126) return 0;
  const end = skipRun(line, from, mark);
  return end - from >= 3 && (mark === 126 || !line.includes('`', end)) ? end - from : 0;
}

/** Says whether a line (from where its text starts) closes a fence of `length` marks with character code `mark`. */
export function closesFence(line: string, from: number, mark: number, length: number): boolean {
  const end = skipRun(line, from, mark);
  return end - from >= length && skipSpace(line, end) === line.length;
}

/** The width of the list marker at `from` (1 for a bullet, digits and one for a number), or 0; with `interrupt`, only one that may end a paragraph. */
export function markerWidth(line: string, from: number, interrupt: boolean): number {
  const code = line.charCodeAt(from);
  let end = from;
  if (code === 45 || code === 43 || code === 42) {
    if (code !== 43 && isThematicBreak(line, from)) return 0;
    end += 1;
  } else if (isDigit(code)) {
    while (end - from < 10 && isDigit(line.charCodeAt(end))) end += 1;
    const mark = line.charCodeAt(end);
    if (end - from > 9 || (mark !== 46 && mark !== 41)) return 0;
    if (interrupt && (code !== 49 || end - from > 1)) return 0;
    end += 1;
  } else return 0;
  if (end < line.length && !isSpace(line.charCodeAt(end))) return 0;
  return interrupt && skipSpace(line, end) === line.length ? 0 : end - from;
}
