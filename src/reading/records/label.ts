// The label of a record: `kind? ordinal separator title`, in any of the ways in which people number things.
import type { MarkedLine } from '../../markdown/marks.ts';
import type { Slice } from '../../markdown/outline.ts';
import { isFunctionWord, kindOfNoun, kindOfTitle, type Kind } from '../vocabulary/kinds.ts';
import { isImperative } from '../vocabulary/work.ts';

/** A record's label. */
export interface RecordLabel {
  /** The noun in front of the ordinal, as written: `Track`, `任务`. */
  readonly noun?: string;
  /** What the noun stands for, where it is a known one. */
  readonly kind?: Kind;
  /** The id as the plan writes it: `Track 2`, `T012`, `1.1`, `#52`; absent for a bare list number. */
  readonly id?: Slice;
  /** `2`, `A`, `1.1`, `012`. */
  readonly ordinal?: string;
  /** The words behind the label, without what stands in parentheses. */
  readonly title: Slice;
  /** What neighbours of one record set have in common: the noun, or the form of the id. */
  readonly form: string;
  /** Something separates the label from its title (`:`, a dash), or it stands alone. */
  readonly separated: boolean;
}

const ORDINAL = String.raw`(?:\d{1,4}(?:\.\d{1,3}){0,3}(?:\.?[A-Za-z](?![\p{L}\p{N}]))?|[A-Z]{1,2}\d{0,2}(?:\.\d{1,3})?|[IVX]{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳])`;
const RANGE = String.raw`(?:\s?(?:[-–&+/~]|to|bis|a)\s?${ORDINAL})?`;
const LEAD =
  /^(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}\.|[A-Z]\.|§\s?\d[\d.]*)[ \t]+|[一二三四五六七八九十]{1,3}、\s?|[（(][一二三四五六七八九十\d]{1,3}[）)]\s?|\d\uFE0F?\u20E3\s?|[①-⑳]\s?)?(?:(?:parallel|new|next|the|final|optional|critical|bonus)[ \t]+)?/i;
const NOUN_FIRST = new RegExp(
  String.raw`^(\p{L}[\p{L}\p{M}'’]+(?:[ -]\p{L}[\p{L}\p{M}'’]*){0,2}?)(?:(?:[ \t]*[-_#№]|\t* )[ \t]*#?(?=[\p{L}\p{N}])|(?=\d))(${ORDINAL}${RANGE}\+?)(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}_]|[.]\p{L}|[.]\p{N})`,
  'u',
);
const NUMBER_FIRST = /^第\s?([\d一二三四五六七八九十]{1,3})\s?(\p{L}{1,3}?(?=[\s:：（(—–-]|$)|\p{L}{1,2})/u;
const CJK_NOUN = new RegExp(
  String.raw`^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]{1,8}?)[ \t]?[-_#]?(${ORDINAL}${RANGE})(?![\p{L}\p{N}]|[.]\p{N})`,
  'u',
);
const CODE =
  /^[[(【]?(#\d{1,6}|(?:(?<head>[A-Z]{1,10})(?:[-_][A-Z]{1,8})*|[A-Z]\d[A-Z]{1,3})[-_.]?\d{1,5}(?:[.-]\d{1,4}){0,2}(?:-(?!\k<head>\d)[A-Z]{1,3}\d{1,3}){0,2}[a-z]?|[A-Z]{2,8}(?:-[A-Z]{2,8})+|\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?|\d{1,3}[A-Z](?:\.\d{1,2})?|[A-Z]\d{1,2}\.[A-Z]\d{0,2})[\])】]?(?![\p{Script=Latin}\p{N}_/]|\.\S|-\p{L})/u;
const BARE_NUMBER = /^(\d{1,3}|[A-Z])[.)][ \t]+(?=\S)/;
const SEPARATOR = /^[ \t]*(?:[:：|·•→]|[–—-](?=[ \t])|[-–—](?=\p{L})|[.)](?=[ \t]))[ \t]*/u;

/** Reads the label of a heading, item, cell or line. Undefined where it has none; a title alone is no label. */
export function readLabelOf(line: MarkedLine): RecordLabel | undefined {
  const text = line.plain;
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  return labelAt(line, text, lead) ?? (lead > 0 ? labelAt(line, text, 0) : undefined) ?? suffixLabel(line, text);
}

function labelAt(line: MarkedLine, text: string, from: number): RecordLabel | undefined {
  const rest = text.slice(from);
  const slice = (start: number, end: number): Slice => ({
    text: text.slice(start, end),
    start: line.at(start),
    end: end > start ? line.at(end - 1) + 1 : line.at(start),
  });
  const finish = (
    idStart: number,
    idEnd: number,
    parts: {
      readonly noun?: string;
      readonly kind?: Kind | undefined;
      readonly ordinal: string;
      readonly form: string;
      readonly bare?: boolean;
    },
  ): RecordLabel => {
    const separator = SEPARATOR.exec(text.slice(idEnd));
    const titleFrom = idEnd + (separator?.[0].length ?? 0);
    return {
      ...(parts.noun !== undefined && { noun: parts.noun }),
      ...(parts.kind && { kind: parts.kind }),
      ...(!parts.bare && { id: slice(idStart, idEnd) }),
      ordinal: parts.ordinal,
      form: parts.form,
      title: titleOf(line, text, titleFrom),
      separated: separator !== null || /^\s*(?:[(（]|$)/.test(text.slice(idEnd)),
    };
  };
  const code = CODE.exec(rest);
  if (code && !/^(?:\d+\.\d+\s*(?:x|%|[kmg]b|hours?|h\b|s\b))/i.test(rest) && !isYear(code[1] ?? '')) {
    const id = code[1] ?? '';
    const open = rest.startsWith(id) ? 0 : 1;
    const end = from + code[0].length;
    const bracket = open === 1;
    const label = finish(from + open, from + open + id.length, { ordinal: id, form: `code:${codeForm(id)}` });
    const separator = SEPARATOR.exec(text.slice(end));
    const titleFrom = end + (separator?.[0].length ?? 0);
    const dotted = /^\d+\.\d/.test(id);
    if (bracket || separator || dotted || id.startsWith('#') || /\d/.test(id) || titleFrom >= text.length)
      return {
        ...label,
        title: titleOf(line, text, titleFrom),
        separated: bracket || separator !== null || dotted || titleFrom >= text.length,
      };
  }
  const numbered = NUMBER_FIRST.exec(rest);
  if (numbered) {
    const noun = numbered[2] ?? '';
    return finish(from, from + numbered[0].length, { noun, kind: kindOfNoun(noun), ordinal: numbered[1] ?? '', form: `noun:${noun}` });
  }
  const named = NOUN_FIRST.exec(rest) ?? CJK_NOUN.exec(rest);
  if (named) {
    const noun = named[1] ?? '';
    const ordinal = named[2] ?? '';
    const kind = kindOfNoun(noun) ?? (isCompound(noun) ? kindOfNoun(noun.split(/[ -]/).at(-1) ?? '') : undefined);
    const idStart = from + (named[0].length - named[0].trimStart().length);
    const label = finish(idStart, from + named[0].length, { noun, kind, ordinal, form: `noun:${nounKey(noun)}` });
    const words = noun.split(' ').length;
    // An unknown noun needs a separator behind its ordinal, and a single capital letter needs a known noun or one.
    const apart = label.separated || isMarkedOff(line, text, from + named[0].length);
    if (
      kind !== undefined
        ? apart || kind === 'stage' || kind === 'step'
        : label.separated && words < 3 && (/\d/.test(ordinal) || /^[A-H]$/.test(ordinal))
    )
      return { ...label, separated: apart };
  }
  const bare = BARE_NUMBER.exec(rest);
  if (bare) {
    const end = from + bare[0].length;
    const ordinal = bare[1] ?? '';
    return {
      id: slice(from, from + ordinal.length),
      ordinal,
      form: /\d/.test(ordinal) ? 'number' : 'letter',
      title: titleOf(line, text, end),
      separated: true,
    };
  }
  return undefined;
}

/** `CEO Agent`, `Foundation Phase`: the noun stands last, and the whole is the name. */
function suffixLabel(line: MarkedLine, text: string): RecordLabel | undefined {
  const head = /^[^(（:：\r\n]{2,60}?(?=\s*(?:[(（:：]|\s[–—-]\s|$))/u.exec(text)?.[0].trim() ?? '';
  const words = head.split(/\s+/);
  if (words.length > 4 || words.some(isFunctionWord) || isImperative(head)) return undefined;
  const kind = kindOfTitle(head);
  if (!kind) return undefined;
  const noun = head.split(/[\s-]+/).at(-1) ?? '';
  const name: Slice = { text: head, start: line.at(0), end: line.at(head.length - 1) + 1 };
  const rest = text.slice(head.length);
  const separator = SEPARATOR.exec(rest);
  const title = titleOf(line, text, head.length + (separator?.[0].length ?? 0));
  return { noun, kind, id: name, form: `last:${nounKey(noun)}`, title: title.text === '' ? name : title, separated: true };
}

/** The words from an offset on, without what stands in parentheses at their end. */
function titleOf(line: MarkedLine, text: string, from: number): Slice {
  let end = text.length;
  let start = from;
  for (;;) {
    const group = /\s*[(（][^()（）]*[)）]\s*$|\s[—–-]\s~?\d[\d.,–-]*\+?\s?(?:h|hrs?|hours?|min(?:ute)?s?|days?|weeks?|d|w)\s*$/u.exec(
      text.slice(start, end),
    );
    if (!group || group.index === 0) break;
    end = start + group.index;
  }
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s:：]/.test(text.charAt(end - 1))) end -= 1;
  return { text: text.slice(start, end), start: line.at(start), end: end > start ? line.at(end - 1) + 1 : line.at(start) };
}

/** Whether a bold run, a code span or another mark ends or begins where the label ends. */
function isMarkedOff(line: MarkedLine, text: string, end: number): boolean {
  const offset = line.at(end - 1) + 1;
  return (
    line.bolds.some((bold) => bold.end === offset) ||
    /^\s*[[`✅🔄⏳❌⬜]/u.test(text.slice(end)) ||
    line.emoji.some((mark) => mark.start >= offset && mark.start <= offset + 1)
  );
}

/** Whether the words before a noun only narrow it (`Integration Phase 2`), and do not speak about it (`To begin Stream 2`, `Merge Track 1`). */
function isCompound(noun: string): boolean {
  const words = noun.split(/[ -]/);
  return words.length > 1 && words.slice(0, -1).every((word) => /^\p{Lu}/u.test(word) && !isFunctionWord(word)) && !isImperative(noun);
}

function codeForm(id: string): string {
  return id
    .replace(/[A-Z]+/g, (letters) => (letters.length > 1 && /[-_]/.test(id) ? 'A' : letters))
    .replace(/[a-z]$/, '')
    .replace(/\d+/g, '0');
}

function isYear(id: string): boolean {
  return /^(?:19|20)\d\d$/.test(id) || /^\d{4}[-.]\d{2}/.test(id);
}

/** The form under which nouns are compared: small letters, singular, no inner space. */
export function nounKey(noun: string): string {
  return noun
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replace(/^work(?=stream)/, '')
    .replace(/^parallel/, '')
    .replace(/(?<=[a-z]{3})s$/, '');
}

/** The form under which ids are compared: `Track #2`, `TRACK 2` and `track-02` are one. */
export function labelKey(id: string): string {
  return (
    id
      .toLowerCase()
      .replace(/[`*_]/g, '')
      // `P0-2` is not `P02`.
      .replace(/(?<=\d)[-_](?=\d)/g, '.')
      .replace(/[\s#№_-]+/g, '')
      .replace(/^work(?=stream)/, '')
      .replace(/(?<![\d.])0+(?=\d)/g, '')
  );
}
