// References to tasks in running text: `Tasks 2, 3 and 5`, `T009-T014`, `1.1-1.3`, `Task 1 (needs the schema)`, `none`.
import type { Found } from './durations.ts';

/** A reference. Inside a range it is not written, and a gap in the numbering there is no fault. */
export interface Reference extends Found<string> {
  readonly inside: boolean;
  /** The word in front of the id in small letters and singular, `task`, `wave`; absent where there is none. */
  readonly noun?: string;
}

/** What a list of references says. */
export interface ReferenceList {
  readonly references: readonly Reference[];
  /** It says in words that there are none. */
  readonly none: boolean;
}

/** Ids that a range may write out; a longer one is a slip, not a range. */
const MAX_RANGE = 200;
const NONE =
  /^[^\p{L}\p{N}]{0,4}(?:none|nothing|n\/a|nil|no(?:ne)? dependenc\w+|no\b|can (?:start|run) immediately|immediately|independent|sin dependencias|ningun[oa]?|keine?|aucune?|nessun[ao]?|なし|無し|无|無|없음|없다|ไม่มี)/iu;
const LIST_WORDS = new Set([
  'and',
  'or',
  'plus',
  'with',
  'y',
  'e',
  'und',
  'et',
  'all',
  'both',
  'also',
  'on',
  'de',
  'after',
  'complete',
  'only',
  'from',
  'but',
  'except',
  'besides',
]);

/** The shapes that ids take, by what a plan's ids look like. Each is the source of an expression without groups. */
export const ID_SHAPES = {
  /** `T001`, `T027A` */
  padded: String.raw`T\d{3,4}[A-Za-z]?`,
  /** `1`, `12`, `2a`, `F1`, `T3`, `T8a` */
  plain: String.raw`(?:[A-Z]{1,4}-?)?\d{1,4}[a-z]?`,
  /** `1`, `1.2`, `1.2.3`, `V4` */
  dotted: String.raw`[A-Z]?\d{1,4}(?:\.(?:\d{1,4}[a-z]?|[A-Z]))*`,
  /** `01`, `01-02`, `04-02`, `01-01-auth-hardening`, `2.1-01` */
  phased: String.raw`\d{1,3}(?:\.\d{1,2})?(?:-\d{1,3}[a-z]?(?:-[a-z][a-z0-9-]*)?)?`,
  /** `A`, `2` */
  lettered: String.raw`(?:[A-Z]|\d{1,3})`,
} as const;

/** Reads a list of references whose ids have the shape. Words in brackets explain and name nothing; what follows a dash or a semicolon is an aside. */
export function readReferenceList(text: string, shape: string): ReferenceList {
  // `T1 (and T3)` goes on in brackets; struck-out words are taken back.
  const open = text.replace(/\(\s*((?:and|plus|&|\+)\s[^()]*)\)/gi, ' $1 ').replace(/~~[^~]*~~/g, (gone) => ' '.repeat(gone.length));
  const masked = maskBrackets(open);
  if ((NONE.test(masked) && !/\b(?:except|but|besides)\b/i.test(masked)) || /^\s*(?:[-–—]\s*)?$/.test(masked))
    return { references: [], none: true };
  // A semicolon or a short dash ends the list unless an id follows it; `1 - 4` are two columns.
  const next = String.raw`(?!\s*(?:tasks?\s+)?#?${shape}(?![\w/]))`;
  const cut = new RegExp(String.raw`[;–]${next}|\s(?:—|-|→)\s|\.(?:\s|$)|:\s`, 'i').exec(masked)?.index ?? masked.length;
  return { references: readReferences(masked.slice(0, cut), shape), none: false };
}

/** Every reference of a text in order; a noun holds for the ids that follow it in the same list. */
export function readReferences(text: string, shape: string): readonly Reference[] {
  const found: Reference[] = [];
  const pattern = new RegExp(
    String.raw`(?:(?<word>\p{L}{2,20})[\s-]{1,2})?#?(?<![\w#]|(?<!\.)\.|(?<!\d[A-Za-z]?)[-/])(?<id>${shape})(?!\w|/(?!#?${shape}(?![\w/]))|\.\w|-(?!${shape})\w)`,
    'gu',
  );
  let noun: string | undefined;
  let previous: Reference | undefined;
  for (const match of text.matchAll(pattern)) {
    const id = match.groups?.id ?? '';
    const word = match.groups?.word?.toLowerCase();
    const end = match.index + match[0].length;
    const start = end - id.length;
    const between = previous ? text.slice(previous.end, match.index) : '';
    const continues = previous !== undefined && /^[\s,&+/|]*$/.test(between.replace(/\b(?:and|or|y|e|und|et)\b/gi, ''));
    const worded = previous !== undefined && (word === 'to' || word === 'through') && between.trim() === '';
    const isRange =
      worded || (previous !== undefined && word === undefined && /^\s?(?:-|–|—|~|～|to|through|\.{2,3}|…|至)\s?#?$/.test(between));
    if (word !== undefined && !worded && !LIST_WORDS.has(word)) noun = word.replace(/s$/, '');
    else if (!continues && !isRange && word === undefined) noun = undefined;
    // A bare number that a word follows counts something (`3 agents`); a number in a list of ids does not.
    if (
      noun === undefined &&
      /^\d{1,4}$/.test(id) &&
      /^[ ]?\p{L}{3,}/u.test(text.slice(end)) &&
      !/^[ ]?(?:and|or|to)\b/.test(text.slice(end))
    )
      continue;
    if (previous && isRange) found.push(...inside(previous.value, id, start, end, noun));
    const reference: Reference = { value: id, start, end, inside: false, ...(noun !== undefined && { noun }) };
    found.push(reference);
    previous = reference;
  }
  return found;
}

/** The ids between the two ends of a range, where they differ in their last number only. */
function inside(first: string, last: string, start: number, end: number, noun: string | undefined): readonly Reference[] {
  const a = lastNumber(first);
  const b = lastNumber(last);
  if (!a || !b || (a.head !== b.head && b.head !== '')) return [];
  const from = Number(a.digits);
  const to = Number(b.digits);
  if (to - from > MAX_RANGE) return [];
  const width = a.digits.startsWith('0') ? a.digits.length : 1;
  return Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => ({
    value: `${a.head}${String(from + index + 1).padStart(width, '0')}`,
    start,
    end,
    inside: true,
    ...(noun !== undefined && { noun }),
  }));
}

/** An id without and with its last number; a letter behind it does not count. */
function lastNumber(id: string): { readonly head: string; readonly digits: string } | undefined {
  const digits = /(\d{1,9})[a-z]?$/i.exec(id);
  return digits ? { head: id.slice(0, digits.index), digits: digits[1] ?? '' } : undefined;
}

/** The text with everything in brackets blanked, so that offsets stay. */
export function maskBrackets(text: string): string {
  let depth = 0;
  let masked = '';
  for (const char of text) {
    if (char === '(' || char === '（') depth += 1;
    masked += depth > 0 ? ' '.repeat(char.length) : char;
    if ((char === ')' || char === '）') && depth > 0) depth -= 1;
  }
  return depth === 0 ? masked : text.slice(0, Math.max(text.indexOf('('), 0)) + ' '.repeat(text.length - Math.max(text.indexOf('('), 0));
}

/** The form under which ids are compared: without `#`, small letters, no leading zeros. */
export function idKey(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/^(?:tasks?|plans?|stream|issue)[\s-]+/, '')
    .replace(/^#/, '')
    .replace(/(?<!\d)0+(?=\d)/g, '');
}
