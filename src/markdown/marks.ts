// A line with its marks: what is code, bold, a link, an emoji, a check box, a leading label, a group in parentheses. One pass, offsets kept.
import type { Slice } from './outline.ts';

/** A line taken apart. All offsets are 0-based offsets in the file. */
export interface MarkedLine extends Slice {
  /** The text without marks: no check box, no leading emoji, no emphasis and code marks, links as their words. */
  readonly plain: string;
  /** The offset in the file of a 0-based offset in `plain`. */
  at(plainOffset: number): number;
  /** A check box at the start: the character between the brackets. */
  readonly box?: { readonly state: string } & Slice;
  readonly emoji: readonly Slice[];
  /** The contents of code spans. */
  readonly codes: readonly Slice[];
  /** The contents of bold runs. */
  readonly bolds: readonly Slice[];
  readonly links: readonly { readonly words: Slice; readonly target: string }[];
  /** The contents of parentheses, round or full-width; those inside others are not listed. */
  readonly groups: readonly Slice[];
  /** `Name: value` at the start; `value` is empty where nothing follows the colon. */
  readonly label?: MarkedLabel;
  /** The line starts with a bold run. */
  readonly boldLed: boolean;
}

/** A leading label: the words before the first colon, and what follows it. */
interface MarkedLabel {
  readonly name: Slice;
  readonly value: Slice;
  /** The name is bold. */
  readonly bold: boolean;
}

/** Words that a label may have when it is not bold; more of them are a sentence. */
const PLAIN_LABEL_WORDS = 5;
const EMOJI = /(?:[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}■-◿☐☒✓✔✗✘]|\uFE0F|\u200D|\u20E3)+/uy;
const KEYCAP = /[0-9#*]\uFE0F?\u20E3/y;
/** What no mark can start or end with. */
const ORDINARY = /[^\\`*_~[\]\u2000-\uFFFF]+/y;
/** Names that are written with the marks of bold words. */
const DUNDER = /__\w+__(?:\.\w|[/(])/y;
const LINK =
  /\[([^\][\r\n]{1,300})\]\((?:<([^<>\r\n]{0,500})>|((?:[^()\s]|\([^()\s]{0,200}\)){0,500}))(?:[ \t]+(?:"[^"\r\n]{0,200}"|'[^'\r\n]{0,200}'))?\)/y;
const BOX = /^\[([xX]|[^\][\r\n\p{L}\p{N}]{1,2})\](?=[*\s]|$)\*?[ \t]*/u;

/** Takes a line apart; `line` is one line of the source without its list or heading mark. */
export function markLine(line: Slice): MarkedLine {
  const { text, start } = line;
  if ((matchAt(ORDINARY, text, 0)?.[0].length ?? 0) === text.length) return unmarkedLine(line);
  let plain = '';
  // Where each piece of the plain text starts, in it and in the line.
  const plainAt: number[] = [];
  const sourceAt: number[] = [];
  let putTo = 0;
  const codes: Slice[] = [];
  const bolds: Slice[] = [];
  const emoji: Slice[] = [];
  const links: { words: Slice; target: string }[] = [];
  const slice = (from: number, to: number): Slice => ({ text: text.slice(from, to), start: start + from, end: start + to });
  const box = BOX.exec(text);
  let at = box ? box[0].length : 0;
  let bold: { readonly mark: string; readonly from: number } | undefined;
  let hasWords = false;
  let linkEnd: { readonly words: number; readonly all: number } | undefined;
  let lastRuns: ReadonlyMap<number, number> | undefined;
  let boldLed = false;
  const put = (from: number, to: number): void => {
    if (sourceAt.length === 0 || putTo !== from) {
      plainAt.push(plain.length);
      sourceAt.push(from);
    }
    const part = text.slice(from, to);
    plain += part;
    putTo = to;
    hasWords ||= part.trim() !== '';
  };
  // Before the words an emoji is decoration; between them it may stand for one (✅, ❌).
  const putEmoji = (length: number): void => {
    emoji.push(slice(at, at + length));
    if (hasWords) put(at, at + length);
    at += length;
  };
  while (at < text.length) {
    const ordinary = matchAt(ORDINARY, text, at)?.[0].length ?? 0;
    const words = ordinary - (isKeycapEnd(text.charAt(at + ordinary)) ? 1 : 0);
    if (words > 0) {
      put(at, at + words);
      at += words;
      continue;
    }
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    const keycap = isKeycapEnd(next) ? matchAt(KEYCAP, text, at) : undefined;
    if (linkEnd && at >= linkEnd.words) {
      at = Math.max(at, linkEnd.all);
      linkEnd = undefined;
    } else if (keycap) {
      putEmoji(keycap[0].length);
    } else if (char === '\\' && /[\\`*_[\]()#+.!|~-]/.test(next)) {
      put(at + 1, at + 2);
      at += 2;
    } else if (char === '`') {
      const length = runLength(text, at);
      const close = ((lastRuns ??= lastRunsOf(text)).get(length) ?? -1) > at ? closingRun(text, at + length, length) : -1;
      if (close < 0) {
        put(at, at + length);
        at += length;
        continue;
      }
      codes.push(slice(at + length, close));
      put(at + length, close);
      at = close + length;
    } else if ((char === '*' || char === '_') && next === char) {
      const mark = char === '*' ? '**' : '__';
      if (bold?.mark === mark && closesBold(text, at)) {
        bolds.push(slice(bold.from, at));
        bold = undefined;
      } else if (!bold && opensBold(text, at)) {
        // It may be closed on the next line.
        bold = { mark, from: at + 2 };
        boldLed ||= !hasWords;
      } else if (bold || mark === '__' || !closesBold(text, at) || text.charAt(at - 1) === '/') put(at, at + 2);
      at += 2;
    } else if ((char === '*' || char === '_') && isEmphasis(text, at)) {
      at += 1;
    } else if (char === '~' && next === '~') {
      at += 2;
    } else if (char === '[') {
      const link = matchAt(LINK, text, at);
      if (link) {
        const words = slice(at + 1, at + 1 + (link[1] ?? '').length);
        links.push({ words, target: link[2] ?? link[3] ?? '' });
        linkEnd = { words: words.end - start, all: at + link[0].length };
      } else put(at, at + 1);
      at += 1;
    } else {
      const found = text.charCodeAt(at) > 0x2000 ? matchAt(EMOJI, text, at) : undefined;
      if (found) putEmoji(found[0].length);
      else {
        put(at, at + 1);
        at += 1;
      }
    }
  }
  const lead = plain.length - plain.trimStart().length;
  const joined = plain.trim();
  const offset = (index: number): number => start + sourceOf(Math.min(index + lead, plain.length));
  const sourceOf = (index: number): number => {
    let low = 0;
    let high = plainAt.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((plainAt[middle] ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    // The end of the text is the end of its last piece, where nothing else stands.
    return low === 0 ? text.length : (sourceAt[low - 1] ?? 0) + index - (plainAt[low - 1] ?? 0);
  };
  const part = (from: number, to: number): Slice => ({
    text: joined.slice(from, to),
    start: offset(from),
    end: to > from ? offset(to - 1) + 1 : offset(from),
  });
  const label = labelOf(joined, boldLed, bolds, part, (from) => {
    if (from >= joined.length) return slice(text.length, text.length);
    const value = offset(from);
    const around = boldLed && bolds[0] !== undefined && bolds[0].end > value ? bolds[0] : undefined;
    const closed = bolds.findLast((one) => one.end + 2 <= value);
    const end = around && around.end + 2 - start >= text.trimEnd().length ? around.end - start : text.length;
    return slice(openingMarks(text, value - start, closed ? closed.end + 2 - start : 0), end);
  });
  return {
    text,
    start,
    end: line.end,
    plain: joined,
    at: offset,
    emoji,
    codes,
    bolds,
    links,
    groups: groupsOf(joined, part),
    boldLed,
    ...(box && { box: { state: box[1] ?? '', ...slice(1, 1 + (box[1] ?? '').length) } }),
    ...(label && { label }),
  };
}

const NONE: readonly never[] = [];

/** A line in which nothing can be a mark: its plain text is the line itself. */
function unmarkedLine({ text, start, end }: Slice): MarkedLine {
  const plain = text.trim();
  const lead = text.length - text.trimStart().length;
  const at = (index: number): number => start + Math.min(index + lead, text.length);
  const part = (from: number, to: number): Slice => ({
    text: plain.slice(from, to),
    start: at(from),
    end: to > from ? at(to - 1) + 1 : at(from),
  });
  const label = labelOf(plain, false, NONE, part, (from) => {
    const value = from >= plain.length ? start + text.length : at(from);
    return { text: text.slice(value - start), start: value, end: start + text.length };
  });
  return {
    text,
    start,
    end,
    plain,
    at,
    emoji: NONE,
    codes: NONE,
    bolds: NONE,
    links: NONE,
    groups: groupsOf(plain, part),
    boldLed: false,
    ...(label && { label }),
  };
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

function isKeycapEnd(char: string): boolean {
  return char === '\uFE0F' || char === '\u20E3';
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}

function runLength(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === '`') end += 1;
  return end - at;
}

/** Length of a run of backticks → where the last one of it starts, so that nobody looks for a closing run that is not there. */
function lastRunsOf(text: string): ReadonlyMap<number, number> {
  return new Map(Array.from(text.matchAll(/`+/g), (run) => [run[0].length, run.index]));
}

/** Where the next run of exactly so many backticks starts. */
function closingRun(text: string, from: number, length: number): number {
  for (let at = text.indexOf('`', from); at >= 0;) {
    const run = runLength(text, at);
    if (run === length) return at;
    at = text.indexOf('`', at + run);
  }
  return -1;
}

/** Two marks that open bold words; those of paths, globs and names do not. */
function opensBold(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 2);
  if (after.trim() === '' || before === '/' || after === '/') return false;
  return text.charAt(at) === '*' || (!isWord(before) && matchAt(DUNDER, text, at) === undefined);
}

function closesBold(text: string, at: number): boolean {
  return text.charAt(at - 1).trim() !== '' && (text.charAt(at) === '*' || !isWord(text.charAt(at + 2)));
}

/** A single `*` or `_` that opens or closes emphasis: words on one side of it, none on the other. Globs and names with underscores keep theirs. */
function isEmphasis(text: string, at: number): boolean {
  const char = text.charAt(at);
  let from = at;
  let to = at + 1;
  while (text.charAt(from - 1) === char) from -= 1;
  while (text.charAt(to) === char) to += 1;
  const before = text.charAt(from - 1);
  const after = text.charAt(to);
  if (before === '/' || after === '/' || after === '.' || before === '.') return false;
  if ((before === ':' || before === ')') && (after === '' || after === ' ')) return true;
  return isWord(before) !== isWord(after) && before !== '-' && !(char === '*' && (before === '' || before === ' ') && after === ' ');
}

function labelOf(
  plain: string,
  boldLed: boolean,
  bolds: readonly Slice[],
  part: (from: number, to: number) => Slice,
  rest: (from: number) => Slice,
): MarkedLabel | undefined {
  if (!plain.includes(':') && !plain.includes('：')) return undefined;
  const colon = /^[^\p{L}\p{N}]{0,4}(\p{L}(?:[^:：\r\n]|(?<=\d):(?=\d\d)){0,70}?)\s?(?!(?<=\d):\d\d)[:：](?=\s|$|[^\s/\\:])\s*/u.exec(
    plain,
  );
  if (!colon) return undefined;
  const name = colon[1] ?? '';
  const from = colon[0].indexOf(name);
  const bold =
    boldLed && bolds[0] !== undefined && (bolds[0].text.replace(/[`*_]/g, '').length >= name.length - 1 || bolds[0].text.includes(name));
  if (!bold && name.split(/\s+/).length > PLAIN_LABEL_WORDS) return undefined;
  if (
    (/^(?:https?|file)$/i.test(name) && plain.startsWith('//', colon[0].length)) ||
    /[.;!?。；]\s/.test(name) ||
    /[(（][^)）]*$/.test(name) ||
    /^[^(（[]*[)）\]]/.test(name)
  )
    return undefined;
  return { name: part(from, from + name.length), value: rest(colon[0].length), bold };
}

/** The offset of the marks that open what stands at an offset, so that a value keeps its own. */
function openingMarks(text: string, at: number, least: number): number {
  let from = at;
  while (from > least && '`*_~['.includes(text.charAt(from - 1))) from -= 1;
  return from;
}

function groupsOf(plain: string, part: (from: number, to: number) => Slice): readonly Slice[] {
  if (!plain.includes('(') && !plain.includes('（')) return NONE;
  const groups: Slice[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < plain.length; index += 1) {
    const char = plain.charAt(index);
    if (char === '(' || char === '（') {
      if (depth === 0) from = index + 1;
      depth += 1;
    } else if ((char === ')' || char === '）') && depth > 0) {
      depth -= 1;
      if (depth === 0) groups.push(part(from, index));
    }
  }
  return groups;
}
