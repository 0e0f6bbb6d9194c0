// Blocks of HTML: which of CommonMark's seven kinds a line opens, and whether a line ends one.
import { isSpace, skipSpace } from './scan.ts';

const RAW = new Set(['pre', 'script', 'style', 'textarea']);
const BLOCK = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol ' +
    'optgroup option p param search section summary table tbody td tfoot th thead title tr track ul'
  ).split(' '),
);
/** Longer than any name above. */
const LONGEST_NAME = 12;

/** The kinds of CommonMark: 1 raw text, 2 comment, 3 instruction, 4 declaration, 5 CDATA, 6 block tag, 7 any other complete tag; 0 for none. */
export type HtmlKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Takes a line and where its text starts; gives the kind of HTML block that it opens. Kind 7 may not end a paragraph: the caller's matter. */
export function htmlKind(line: string, from: number): HtmlKind {
  if (line.charCodeAt(from) !== 60) return 0;
  const next = line.charCodeAt(from + 1);
  if (next === 63) return 3;
  if (next === 33) return declarationKind(line, from + 2);
  const closing = next === 47;
  const nameStart = from + (closing ? 2 : 1);
  if (!isLetter(line.charCodeAt(nameStart))) return 0;
  const nameEnd = skipName(line, nameStart);
  const after = line.charCodeAt(nameEnd);
  if (nameEnd < line.length && after !== 47 && after !== 62 && !isSpace(after)) return 0;
  const name = nameEnd - nameStart > LONGEST_NAME ? '' : line.slice(nameStart, nameEnd).toLowerCase();
  if (after !== 47 && !closing && RAW.has(name)) return 1;
  if (BLOCK.has(name)) return after !== 47 || line.charCodeAt(nameEnd + 1) === 62 ? 6 : 0;
  const close = closing ? skipSpace(line, nameEnd) : skipAttributes(line, nameEnd);
  return line.charCodeAt(close) === 62 && skipSpace(line, close + 1) === line.length ? 7 : 0;
}

function declarationKind(line: string, at: number): HtmlKind {
  if (line.startsWith('--', at)) return 2;
  if (line.startsWith('[CDATA[', at)) return 5;
  return isLetter(line.charCodeAt(at)) ? 4 : 0;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 45;
}

function skipName(line: string, from: number): number {
  let at = from;
  while (isNameCharacter(line.charCodeAt(at))) at += 1;
  return at;
}

/** Takes where a tag's name ends; gives where its `>` must stand, or -1 if what lies between are no attributes. */
function skipAttributes(line: string, from: number): number {
  let at = from;
  for (;;) {
    at = skipSpace(line, at);
    const code = line.charCodeAt(at);
    if (code === 47) return at + 1;
    if (code !== 58 && code !== 95 && !isLetter(code)) return at;
    while (isAttributeCharacter(line.charCodeAt(at))) at += 1;
    const value = skipSpace(line, at);
    if (line.charCodeAt(value) !== 61) continue;
    at = skipValue(line, skipSpace(line, value + 1));
    if (at < 0) return -1;
  }
}

function isAttributeCharacter(code: number): boolean {
  return isNameCharacter(code) || code === 46 || code === 58 || code === 95;
}

/** Takes where an attribute's value starts; gives where it ends, or -1 if it is none. */
function skipValue(line: string, from: number): number {
  const quote = line[from];
  if (quote === undefined || '<=>`'.includes(quote)) return -1;
  if (quote === '"' || quote === "'") {
    const end = line.indexOf(quote, from + 1) + 1;
    return end > 0 && (end === line.length || ' \t/>'.includes(line[end] ?? '')) ? end : -1;
  }
  let at = from;
  while (at < line.length && !' \t"\'/<=>`'.includes(line[at] ?? '')) at += 1;
  return at;
}

/** Says whether an HTML block of a kind ends within a line; `from` is where its text starts, and where the block does if `first`. Kinds 6 and 7 end at blank lines instead. */
export function endsHtml(kind: HtmlKind, line: string, from: number, first: boolean): boolean {
  switch (kind) {
    case 1:
      return /<\/(?:pre|script|style|textarea)>/i.test(line.slice(from));
    case 2:
      return first ? /^-{0,2}>|-->/.test(line.slice(from + 4)) : line.includes('-->', from);
    case 3:
      return first ? line.startsWith('>', from + 2) || line.includes('?>', from + 2) : line.includes('?>', from);
    case 4:
      return line.includes('>', from);
    case 5:
      return endsCdata(line, from);
    default:
      return false;
  }
}

/** Brackets are read in pairs, as the reference does: `]]]>` does not end the block. */
function endsCdata(line: string, from: number): boolean {
  for (let at = line.indexOf(']]', from); at >= 0; at = line.indexOf(']]', at + 2)) {
    if (line.charCodeAt(at + 2) === 62) return true;
  }
  return false;
}
