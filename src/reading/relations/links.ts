// From words to the units they name: ids, lists and ranges of ids, titles, "all previous tasks".
import type { Slice } from '../../markdown/outline.ts';
import { labelKey, nounKey } from '../records/label.ts';
import { kindOfNoun } from '../vocabulary/kinds.ts';
import { DENIES, EARLIER, ENDS_VALUE, EVERYTHING, GOES_FIRST, HOLDS_UP, NOTHING, TAKES_FROM, WAITS_FOR } from '../vocabulary/order.ts';
import type { Mention } from './facts.ts';
import { isInside, titleKey, type Unit, unitsBelow } from './units.ts';

/** A unit as a text names it. `unit` is absent where the id is of a kind that the plan numbers, and no unit bears it. */
export interface Link {
  readonly slice: Slice;
  readonly unit?: Unit;
  /** Written out from a range or a word for all. */
  readonly implied?: true;
}

/** Finds the units that texts name. */
export interface Linker {
  /** The units that a value names, all of which it is about. */
  inValue(value: Slice, from: Unit | undefined): readonly Link[];
  /** Units that running text says are waited for or held up. */
  inProse(text: Slice, from: Unit): readonly { readonly link: Link; readonly as: 'depends' | 'blocks' }[];
  /** Whether a line opens with the name of a unit other than the one it stands in: it speaks of that one. */
  opensWithAnother(text: Slice, from: Unit): boolean;
  /** Pairs that a sentence orders: what waits, and what it waits for. */
  inSentence(text: Slice): readonly { readonly later: Unit; readonly earlier: Unit; readonly slice: Slice }[];
  /** All units that a line names, apart from those that it waits for. */
  members(line: Slice): readonly Unit[];
  /** The only unit that a short text names as a whole. */
  find(text: string): Unit | undefined;
}

/** What an ordinal may not touch: Latin and Cyrillic letters, and numbers. Unicode's own classes, compiled once a plan, cost more than the rest of the expression. */
const WORD_CHARACTER = String.raw`[0-9A-Za-z\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0400-\u0481\u048a-\u052f\u1e00-\u1eff\u2070-\u2089\u2150-\u218b\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]`;
const ORDINAL = String.raw`(?:\d{1,4}(?:\.\d{1,3}){0,3}(?:\.?[A-Za-z])?|[A-Z]{1,2}\d{0,2}(?:\.\d{1,3})?|[IVX]{1,4}|[一二三四五六七八九十]{1,3})(?!${WORD_CHARACTER}|\.\d)`;
const JOIN = String.raw`\s*(?:,|、|，|and|&|\+|or|\/|y|und|et|e|en|と|和|与|及|,\s*and|-|–|—|~|to|through|bis|至|到|\.\.)\s*`;
const RANGE = /^\s*(?:-|–|—|~|to|through|bis|至|到|\.\.)\s*$/;
const CODE =
  /#\d{1,6}|(?<![\p{L}\p{N}_./]|(?<!\d)-)(?:(?<head>[A-Z]{1,10})(?:[-_][A-Z]{1,8})*|[A-Z]\d[A-Z]{1,3})[-_.]?\d{1,5}(?:[.-]\d{1,4}){0,2}(?:-(?!\k<head>\d)[A-Z]{1,3}\d{1,3}){0,2}[a-z]?(?![\p{Script=Latin}\p{N}_/])|(?<![\p{L}\p{N}_./$]|(?<!\d)-)\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?(?![\p{Script=Latin}\p{N}%]|\.\d)/gu;
const LONGEST_RANGE = 200;
const DRAWN_ARROW = /^[\s*_`]*(?:\([^()]{0,40}\)[\s*_`]*)?(?:→|->|-->|=>|⟶)[\s*_`]*$/u;

/** Makes the linker of a plan's units. */
export function createLinker(forest: readonly Unit[]): Linker {
  const units = unitsBelow(forest).filter((unit) => unit.role !== 'section' && unit.mergedInto === undefined);
  const byKey = new Map<string, Unit[]>();
  const byTitle = new Map<string, Unit[]>();
  const nouns = new Map<string, string>();
  const put = (map: Map<string, Unit[]>, key: string, unit: Unit): void => {
    const same = map.get(key);
    if (same) same.push(unit);
    else map.set(key, [unit]);
  };
  for (const unit of units) {
    const label = unit.node.label;
    // The bare number of a step names it inside its unit only.
    if (unit.role === 'step' && (label?.form === 'number' || label?.form === 'letter')) continue;
    if (unit.id) put(byKey, labelKey(unit.id.text), unit);
    const ordinal = label?.ordinal;
    // A bare number names the unit that bears it, whatever its noun.
    if (ordinal !== undefined && unit.id) {
      const bare = labelKey(ordinal);
      if (bare !== labelKey(unit.id.text) && label?.kind !== 'stage') put(byKey, `.${bare}`, unit);
    }
    if (label?.noun !== undefined && ordinal !== undefined) nouns.set(nounKey(label.noun), label.noun);
    const title = titleKey(unit.title.text);
    if (title.length > 2) put(byTitle, title, unit);
    const name = label?.form === 'name' ? titleKey(label.id?.text ?? '') : '';
    if (name !== '' && name !== title) put(byTitle, name, unit);
  }
  addOtherNames(forest, byKey);
  // `w2` → the units called `w2a`, `w2b`.
  const families = new Map<string, Unit[]>();
  for (const [key, list] of byKey) {
    if (!/[a-z]$/.test(key)) continue;
    const family = key.slice(0, -1);
    families.set(family, [...(families.get(family) ?? []), ...list]);
  }
  // Titles of which one goes on where the other ends open with the same word.
  const byFirstWord = new Map<string, (readonly [string, Unit[]])[]>();
  for (const titled of byTitle) {
    const word = firstWord(titled[0]);
    const same = byFirstWord.get(word);
    if (same) same.push(titled);
    else byFirstWord.set(word, [titled]);
  }
  const nearest = (candidates: readonly Unit[] | undefined, from: Unit | undefined): Unit | undefined => {
    if (!candidates || candidates.length <= 1) return candidates?.[0];
    const near = candidates.filter((one) => from && around(one) !== undefined && around(one) === around(from) && one !== from);
    if (near.length === 1) return near[0];
    const tops = candidates.filter((one) => one.role !== 'step');
    return tops.length === 1 ? tops[0] : undefined;
  };
  const nounList = [...nouns.values()].map((noun) => noun.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/s$/i, ''));
  const spaced = nounList.filter((noun) => !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(noun));
  const unspaced = nounList.filter((noun) => !spaced.includes(noun));
  const any = [...(spaced.length > 0 ? [String.raw`(?<![\p{L}\p{N}])(?:${spaced.join('|')})(?:e?s|en|n)?`] : []), ...unspaced].join('|');
  const named =
    any === ''
      ? undefined
      : new RegExp(String.raw`(${any})[ \t]*[-_#№]?[ \t]*(${ORDINAL}(?:${JOIN}(?:(?:${any})[ \t]*)?#?${ORDINAL}){0,40})`, 'giu');

  /** Links of ids that follow each other in a list; ranges are written out. */
  const linkList = (noun: string, list: string, base: number, whole: number, from: Unit | undefined): readonly Link[] => {
    const found: Link[] = [];
    let previous: { text: string; end: number } | undefined;
    for (const match of list.matchAll(new RegExp(ORDINAL, 'gu'))) {
      const between = previous ? list.slice(previous.end, match.index) : '';
      const key = (ordinal: string): string => `${noun}${labelKey(ordinal)}`;
      if (previous && RANGE.test(between))
        for (const inner of insideRange(previous.text, match[0])) {
          const unit = nearest(
            byKey.get(key(inner)) ??
              (noun === 'task' || noun === '' ? (byKey.get(`.${labelKey(inner)}`) ?? byKey.get(labelKey(inner))) : undefined),
            from,
          );
          if (unit)
            found.push({
              slice: { text: inner, start: base + match.index, end: base + match.index + match[0].length },
              unit,
              implied: true,
            });
        }
      const unit = nearest(
        byKey.get(key(match[0])) ??
          (kindOfNoun(noun) === 'unit' || noun === '' ? (byKey.get(labelKey(match[0])) ?? byKey.get(`.${labelKey(match[0])}`)) : undefined),
        from,
      );
      const start = previous ? base + match.index : whole;
      found.push({
        slice: {
          text: noun === '' ? match[0] : `${nouns.get(noun) ?? noun} ${match[0]}`,
          start,
          end: base + match.index + match[0].length,
        },
        ...(unit && { unit }),
      });
      previous = { text: match[0], end: match.index + match[0].length };
    }
    return found;
  };

  const references = (text: Slice, from: Unit | undefined): readonly Link[] => {
    const links: Link[] = [];
    let rest = text.text;
    if (named) {
      for (const match of text.text.matchAll(named)) {
        const noun = nounKey(match[1] ?? '');
        const key = [...nouns.keys()].find((one) => one === noun) ?? noun;
        const list = match[2] ?? '';
        const listAt = match.index + match[0].lastIndexOf(list);
        links.push(...linkList(key, list, text.start + listAt, text.start + match.index, from));
        rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
      }
    }
    let previous: { id: string; end: number } | undefined;
    for (const match of rest.matchAll(CODE)) {
      const key = labelKey(match[0]);
      const slice: Slice = { text: match[0], start: text.start + match.index, end: text.start + match.index + match[0].length };
      if (previous && RANGE.test(rest.slice(previous.end, match.index)))
        for (const inner of insideRange(previous.id, match[0])) {
          const unit = nearest(byKey.get(labelKey(inner)) ?? byKey.get(`.${labelKey(inner)}`), from);
          if (unit) links.push({ slice, unit, implied: true });
        }
      const unit = nearest(byKey.get(key), from) ?? nearest(byKey.get(`.${key}`), from);
      // `W2` stands for `W2a` and `W2b` where it is no unit itself.
      const family = unit ? [] : (families.get(key) ?? []);
      if (unit) links.push({ slice, unit });
      else if (family.length > 0) links.push(...family.map((one) => ({ slice, unit: one, implied: true as const })));
      else if (!byKey.has(key) && !byKey.has(`.${key}`) && isOurForm(match[0], units)) links.push({ slice });
      previous = { id: match[0], end: match.index + match[0].length };
    }
    return links.sort((a, b) => a.slice.start - b.slice.start);
  };

  /** "All sessions", "all previous tasks", "everything else": the units that the words stand for. */
  const everything = (text: Slice, from: Unit | undefined): readonly Link[] => {
    const match = EVERYTHING.exec(text.text);
    if (!match || !from) return [];
    const slice: Slice = { text: match[0], start: text.start + match.index, end: text.start + match.index + match[0].length };
    const before = EARLIER.test(match[0]);
    const others = units.filter((one) => one !== from && one.role !== 'step' && !isInside(one, from) && !isInside(from, one));
    const noun = [...nouns.keys()].find((one) => match[0].split(/\s+/).some((word) => nounKey(word) === one));
    const named = noun === undefined ? [] : others.filter((one) => one.noun === noun);
    const alike = others.filter(
      (one) => one.role === from.role && one.noun === from.noun && one.node.label?.form === from.node.label?.form,
    );
    const meant = named.length > 0 ? named : alike.length > 0 ? alike : others.filter((one) => one.role === from.role);
    return meant
      .filter((one) => !before || one.node.piece.line.start < from.node.piece.line.start)
      .map((unit) => ({ slice, unit, implied: true as const }));
  };

  const titles = (text: Slice, from: Unit | undefined): readonly Link[] =>
    parts(text).flatMap((part): readonly Link[] => {
      const key = titleKey(part.text);
      if (key.length < 3) return [];
      const exact = nearest(byTitle.get(key), from);
      if (exact && exact !== from) return [{ slice: part, unit: exact }];
      if (key.split(' ').length < 2 && key.length < 6) return [];
      const near = (byFirstWord.get(firstWord(key)) ?? []).filter(
        ([title]) => title.startsWith(`${key} `) || (key.startsWith(`${title} `) && title.includes(' ')),
      );
      const unit = near.length === 1 ? nearest(near[0]?.[1], from) : undefined;
      return unit && unit !== from ? [{ slice: part, unit }] : [];
    });

  return {
    inValue: (value, from) => {
      const text = untilAside(withoutAsides(value));
      const links = references(text, from);
      if (NOTHING.test(text.text) && (links.length === 0 || !/\b(?:except|but|besides)\b/i.test(text.text))) return [];
      // "All of Phase 0" is that phase, and not all there is.
      const all = links.some((link) => link.unit) ? [] : everything(text, from);
      if (all.length > 0) return all;
      const bare =
        links.length === 0 &&
        (/^[\s#*`]*\d{1,3}[a-z]?(?:[\s,、，;&+and-]+#?\d{1,3}[a-z]?)*[\s.*`]*$/i.test(text.text) ||
          /^[\s*`]*[A-Z]\d?(?:\s*(?:[,、，;&+/–-]|and|und|y|e|et)\s*[A-Z]\d?)*[\s.*`]*$/.test(text.text))
          ? linkList('', text.text, text.start, text.start, from)
          : [];
      if (bare.length > 0) return bare.filter((link) => link.unit !== undefined);
      return links.length > 0
        ? [
            ...links,
            ...titles(text, from).filter(
              (one) =>
                !links.some((link) => link.unit === one.unit || (link.slice.start < one.slice.end && one.slice.start < link.slice.end)),
            ),
          ]
        : titles(text, from);
    },
    inProse: (text, from) => {
      if (text.text.length > 600) return [];
      const found: { link: Link; as: 'depends' | 'blocks' }[] = [];
      const all = EVERYTHING.exec(text.text);
      if (all) {
        const before = text.text.slice(0, all.index);
        const waits = lastMatch(WAITS_FOR.before, before);
        if (waits >= 0 && before.length - waits <= 30 && !/[.;:]\s/.test(before.slice(waits)))
          found.push(...everything(text, from).map((link) => ({ link, as: 'depends' as const })));
      }
      for (const link of references(text, from)) {
        if (!link.unit || link.unit === from) continue;
        const start = link.slice.start - text.start;
        const before =
          text.text
            .slice(0, start)
            .split(/[.;。；](?:\s|$)|\s[—–]\s/u)
            .at(-1) ?? '';
        const waits = lastMatch(WAITS_FOR.before, before);
        const holds = lastMatch(HOLDS_UP, before);
        const near = Math.max(waits, holds);
        if (link.unit.node.label?.kind === 'assignee' && TAKES_FROM.test(before)) {
          found.push({ link, as: 'depends' });
          continue;
        }
        if (near >= 0 && before.length - near <= 70) {
          if (!isDenied(before.slice(0, near))) found.push({ link, as: holds > waits ? 'blocks' : 'depends' });
          continue;
        }
        const after = text.text.slice(link.slice.end - text.start);
        if (WAITS_FOR.behind.test(after) && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(after.slice(0, 8)))
          found.push({ link, as: 'depends' });
      }
      return found;
    },
    opensWithAnother: (text, from) => {
      const first = references(text, from).find((link) => link.unit !== undefined);
      return (
        first?.unit !== undefined &&
        first.unit !== from &&
        !isInside(first.unit, from) &&
        !isInside(from, first.unit) &&
        !WAITS_FOR.behind.test(text.text.slice(first.slice.end - text.start)) &&
        !/[\p{L}\p{N}]/u.test(text.text.slice(0, first.slice.start - text.start))
      );
    },
    inSentence: (text) => {
      if (text.text.length > 400) return [];
      const links = references(text, undefined).filter((link) => link.unit !== undefined);
      const first = links[0]?.unit;
      if (!first) return [];
      if (GOES_FIRST.test(text.text) && new Set(links.map((link) => link.unit)).size === 1 && !/[?？]\s*$/.test(text.text)) {
        const others = units.filter(
          (one) => one !== first && one.role === first.role && one.noun === first.noun && one.parent === first.parent,
        );
        return others.map((later) => ({ later, earlier: first, slice: links[0]?.slice as Slice }));
      }
      const pairs: { later: Unit; earlier: Unit; slice: Slice }[] = [];
      // `W1 → W2 → W3`: each waits for the one before it.
      for (const [index, link] of links.entries()) {
        const before = links[index - 1];
        const between = before ? text.text.slice(before.slice.end - text.start, link.slice.start - text.start) : '';
        if (before?.unit && link.unit && before.unit !== link.unit && DRAWN_ARROW.test(between))
          pairs.push({ later: link.unit, earlier: before.unit, slice: link.slice });
      }
      if (pairs.length > 0) return pairs;
      for (const clause of clausesOf(text)) {
        const here = links.filter((link) => link.slice.start >= clause.start && link.slice.end <= clause.end);
        const waits = lastMatch(WAITS_FOR.before, clause.text);
        const holds = lastMatch(HOLDS_UP, clause.text);
        const at = clause.start + Math.max(waits, holds);
        const [subject, ...objects] = here;
        for (const object of subject?.unit ? objects : []) {
          const after = text.text.slice(object.slice.end - text.start);
          if (
            object.unit &&
            object.unit !== subject?.unit &&
            WAITS_FOR.behind.test(after) &&
            subject?.unit &&
            WAITS_FOR.before.exec(clause.text) === null
          )
            pairs.push({ later: subject.unit, earlier: object.unit, slice: object.slice });
        }
        if (Math.max(waits, holds) < 0 || isDenied(clause.text.slice(0, Math.max(waits, holds)))) continue;
        const before = subjectsOf(
          here.filter((link) => link.slice.end <= at),
          text,
        );
        const after = here.filter((link) => link.slice.start >= at);
        for (const one of before)
          for (const other of after) {
            if (!one.unit || !other.unit || one.unit === other.unit) continue;
            pairs.push(
              holds > waits
                ? { later: other.unit, earlier: one.unit, slice: other.slice }
                : { later: one.unit, earlier: other.unit, slice: other.slice },
            );
          }
      }
      return pairs;
    },
    members: (line) => {
      const waits = WAITS_FOR.before.exec(line.text);
      const text = waits && waits.index > 0 ? { ...line, text: line.text.slice(0, waits.index) } : line;
      return references(text, undefined).flatMap((link) => (link.unit ? [link.unit] : []));
    },
    find: (text) => {
      const key = labelKey(text.trim());
      const known = nearest(byKey.get(key) ?? byKey.get(`.${key}`), undefined);
      if (known) return known;
      const links = references({ text, start: 0, end: text.length }, undefined).filter((link) => link.unit);
      if (links.length === 1) return links[0]?.unit;
      return links.length === 0 ? titles({ text, start: 0, end: text.length }, undefined)[0]?.unit : undefined;
    },
  };
}

/** Names that a unit has beside its own: the ids of places that speak of it, `W2` for `Wave 2`, `T2` for `W0-T2`. A name that a unit bears itself is left to it. */
function addOtherNames(forest: readonly Unit[], byKey: Map<string, Unit[]>): void {
  const others = new Map<string, Set<Unit>>();
  const put = (key: string, unit: Unit): void => void others.set(key, (others.get(key) ?? new Set()).add(unit));
  for (const unit of unitsBelow(forest)) {
    let home = unit;
    while (home.mergedInto) home = home.mergedInto;
    if (home.role === 'section' || !unit.id) continue;
    if (unit !== home && unit.node.label?.form !== 'number' && unit.node.label?.form !== 'letter') put(labelKey(unit.id.text), home);
    const last = /^[A-Z]{1,4}\d{1,3}-([A-Z]{1,3}\d{1,3})$/.exec(unit.id.text)?.[1];
    if (last !== undefined) put(`.${labelKey(last)}`, home);
    const { noun, ordinal } = unit.node.label ?? {};
    if (noun !== undefined && ordinal !== undefined && /^\d+[a-z]?$/i.test(ordinal) && /^[a-z]/i.test(noun))
      put(`${nounKey(noun).charAt(0)}${labelKey(ordinal)}`, home);
  }
  for (const [key, units] of others) if (!byKey.has(key)) byKey.set(key, [...units]);
}

function around(unit: Unit): Unit | undefined {
  for (let one = unit.parent; one; one = one.parent) if (one.role !== 'section') return one;
  return unit.parent;
}

/** What a clause is about, of the units that it names before its verb: `Worktree 1: T4 …` is about T4. */
function subjectsOf(named: readonly Link[], text: Slice): readonly Link[] {
  const last = named.findLastIndex(
    (link, index) => index < named.length - 1 && /^[\s*_`]*[:：—–]/u.test(text.text.slice(link.slice.end - text.start)),
  );
  return named.slice(last + 1);
}

/** Whether the words before "depends on" take it back. */
function isDenied(before: string): boolean {
  return DENIES.test(before);
}

/** The clauses of a text: what stands between full stops, semicolons and long dashes. */
function clausesOf(text: Slice): readonly Slice[] {
  return [...text.text.matchAll(/(?:(?![.;。；](?:\s|$)|\s[—–]\s).)+/gsu)].map((match) => ({
    text: match[0],
    start: text.start + match.index,
    end: text.start + match.index + match[0].length,
  }));
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'giu'))) last = match.index;
  return last;
}

/** Whether an id has the form of the plan's ids, so that its absence means something. */
function isOurForm(id: string, units: readonly Unit[]): boolean {
  const form = id.replace(/\d+/g, '0').replace(/[a-z]$/, '');
  return form !== '#0' && !form.startsWith('0.') && units.some((unit) => unit.id?.text.replace(/\d+/g, '0').replace(/[a-z]$/, '') === form);
}

function firstWord(title: string): string {
  const end = title.indexOf(' ');
  return end < 0 ? title : title.slice(0, end);
}

function insideRange(first: string, last: string): readonly string[] {
  const a = numbered(first);
  const b = numbered(last);
  if (!a || !b) {
    if (/^[A-Z]$/.test(first) && /^[A-Z]$/.test(last)) {
      const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
      return Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => String.fromCharCode(from + 1 + index));
    }
    return [];
  }
  if (!a.name.endsWith(b.name)) return [];
  const from = Number(a.number);
  const to = Number(b.number);
  if (to - from > LONGEST_RANGE) return [];
  const width = a.number.startsWith('0') ? a.number.length : 1;
  return Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => `${a.name}${String(from + index + 1).padStart(width, '0')}`);
}

/** An id that ends in a number, as what stands before the number and the number; a letter behind it may be there. */
function numbered(id: string): { readonly name: string; readonly number: string } | undefined {
  const match = /(?<!\d)(\d+)[a-z]?$/i.exec(id);
  return match ? { name: id.slice(0, match.index), number: match[1] ?? '' } : undefined;
}

/** The entries of a list of names. */
function parts(value: Slice): readonly Slice[] {
  return [...value.text.matchAll(/(?:(?!\s(?:and|und|y|et)\s)[^,;、，+&/→])+/gu)].map((match) => {
    const lead = /^(?:\s|and\s|[*`"“”_-])*/i.exec(match[0])?.[0].length ?? 0;
    const text = match[0].slice(lead).replace(/[\s*`"“”_.]+$|\s+(?:complete[d]?|completion|done|finished|merged|must .*)$/i, '');
    return { text, start: value.start + match.index + lead, end: value.start + match.index + lead + text.length };
  });
}

/** A value without explanations in parentheses or behind a dash; `(and T3)` goes on. */
function withoutAsides(value: Slice): Slice {
  let text = value.text.replace(/[(（](?!\s*(?:and|plus|&|\+)\s)[^()（）]*[)）]/gu, (group, offset: number) =>
    offset === 0 ? group : ' '.repeat(group.length),
  );
  const cut = /\s(?:—|–|-|→|->)\s/.exec(text);
  if (cut && cut.index > 0) text = text.slice(0, cut.index) + ' '.repeat(text.length - cut.index);
  return { ...value, text };
}

/** A value up to where it stops naming what is waited for: the end of a sentence, "but", "can run in parallel with". */
function untilAside(value: Slice): Slice {
  const cut = ENDS_VALUE.exec(value.text);
  return cut && cut.index > 0 ? { ...value, text: value.text.slice(0, cut.index) } : value;
}

/** What a mention says, as links with their direction. */
export function linksOf(
  linker: Linker,
  mention: Mention,
  from: Unit,
): readonly { readonly link: Link; readonly as: 'depends' | 'blocks' }[] {
  if (mention.as === 'prose') return linker.inProse(mention.slice, from);
  return linker.inValue(mention.slice, from).map((link) => ({ link, as: mention.as as 'depends' | 'blocks' }));
}
