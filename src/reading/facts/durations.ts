// Reads durations and times out of a line of text: `2.5 hours`, `1-2 weeks`, `1h 30m`, `30-minute`, `T+15 to T+45 minutes`.
import { type Duration, formatMinutes, type Interval, MINUTES_PER, type TimeUnit } from '../../plan/duration.ts';
import type { Located } from '../../plan/location.ts';
import { remembered } from '../vocabulary/memo.ts';
import { OTHER_UNITS, unitOfWord } from '../vocabulary/time.ts';

/** Something read from a text, with its 0-based offsets in that text. */
export interface Found<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

const NUMBER = String.raw`\d{1,5}(?:\.\d{1,3})?`;
const UNIT = String.raw`(?:minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|${OTHER_UNITS})`;
const PERSON = String.raw`(?:(?:person|man|agent|dev(?:eloper)?|engineer)[- ])?`;
const DURATION = new RegExp(
  String.raw`(?<![\w.$/#@+:-])(?<approximate>(?:~|≈|<|about |approx\.? |approximately |around |under |up to |roughly )[ ]?)?(?<low>${NUMBER})[ ]?(?<lowUnit>${UNIT})?(?:[ ]?(?:-|–|—|to|~)[ ]?(?<high>${NUMBER}))?(?:[ ]|-)?(?<person>${PERSON})(?<unit>${UNIT})(?![\wÀ-ɏ/]|-\w)`,
  'gi',
);
const REST = new RegExp(String.raw`^(?:,? (?:and )?|)(?<number>${NUMBER})[ ]?(?<unit>minutes?|mins?|m)(?![\w/])`, 'i');
const MARK = /T\s?\+\s?(\d{1,4}(?:\.\d{1,2})?)\s?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)?\b/gi;

function unitOf(word: string): TimeUnit {
  const letter = word.toLowerCase();
  const other = unitOfWord(letter);
  if (other) return other;
  if (letter.startsWith('mo')) return 'month';
  if (letter.startsWith('m')) return 'minute';
  if (letter.startsWith('h')) return 'hour';
  if (letter.startsWith('d')) return 'day';
  return 'week';
}

/** Half a unit of the last written digit, in minutes. */
function precisionOf(number: string, unit: TimeUnit): number {
  const decimals = number.split('.')[1]?.length ?? 0;
  return (MINUTES_PER[unit] * 10 ** -decimals) / 2;
}

/** Every duration in a text, in order. A bare `m`, `h`, `d` or `w` counts only directly after its number. */
export const readDurations: (text: string) => readonly Found<Duration>[] = remembered((text) => {
  const found: Found<Duration>[] = [];
  // Most lines have no number; looking for one first is far cheaper than the whole grammar.
  if (!/\d/.test(text)) return found;
  DURATION.lastIndex = 0;
  for (let match = DURATION.exec(text); match; match = DURATION.exec(text)) {
    const groups = match.groups as Record<string, string | undefined>;
    const unitWord = groups.unit ?? '';
    const beforeUnit = text[match.index + match[0].length - unitWord.length - 1] ?? '';
    if (unitWord.length === 1 && !/[\d.]/.test(beforeUnit) && unitOfWord(unitWord) === undefined) continue;
    // The number of a week or a phase is no amount of what follows it (`Week 7 Day 1`).
    if (/(?:week|sprint|day|phase|wave|month|step|task|track|stage|第)[ ]?#?$/i.test(text.slice(Math.max(0, match.index - 8), match.index)))
      continue;
    const lowText = groups.low ?? '0';
    const highText = groups.high ?? lowText;
    const unit = unitOf(unitWord);
    const lowUnit = groups.lowUnit === undefined ? unit : unitOf(groups.lowUnit);
    if (groups.lowUnit !== undefined && groups.high === undefined) continue;
    let min = Number(lowText) * MINUTES_PER[lowUnit];
    let max = Number(highText) * MINUTES_PER[unit];
    let precision = Math.max(precisionOf(lowText, lowUnit), precisionOf(highText, unit));
    let end = match.index + match[0].length;
    const rest = unit === 'hour' && groups.high === undefined ? REST.exec(text.slice(end)) : null;
    if (rest?.groups) {
      min += Number(rest.groups.number);
      max += Number(rest.groups.number);
      precision = 0.5;
      end += rest[0].length;
      DURATION.lastIndex = end;
    }
    if (max < min) [min, max] = [max, min];
    const start = match.index;
    found.push({
      value: {
        min,
        max,
        unit,
        precision,
        approximate: groups.approximate !== undefined,
        measure: groups.person ? 'effort' : 'wall',
        text: text.slice(start, end),
      },
      start,
      end,
    });
  }
  return found;
});

const SPAN =
  /(?<![\p{L}\p{N}])(weeks?|days?|months?|hours?)[ ]?#?(\d{1,3})(?:[ ]?(?:-|–|—|to|~|\/|through)[ ]?(?:(?:week|day|month|hour)s?[ ]?)?(\d{1,3}))?(?![\p{L}\p{N}])|第[ ]?(\d{1,2})(?:[ ]?[-–~至到][ ]?(\d{1,2}))?[ ]?(周|天|週|日)/giu;

/** A place on a calendar of the plan's own: `Weeks 1-2` takes two weeks, `Day 3` one day. Where it starts is no part of it. */
export function readSpan(text: string): Found<Duration> | undefined {
  // The innermost counts: `Week 7 Day 1-2` is two days.
  const match = [...text.matchAll(SPAN)].at(-1);
  if (!match) return undefined;
  const unit = match[1] === undefined ? (/[周週]/u.test(match[6] ?? '') ? 'week' : 'day') : unitOf(match[1]);
  const first = Number(match[2] ?? match[4]);
  const last = Number(match[3] ?? match[5] ?? first);
  if (last < first) return undefined;
  // Hours are points on a clock: from hour 2 to hour 8 it is six hours.
  const count = unit === 'hour' ? Math.max(1, last - first) : last - first + 1;
  const minutes = count * MINUTES_PER[unit];
  return {
    value: {
      min: minutes,
      max: minutes,
      unit,
      precision: MINUTES_PER[unit] / 2,
      approximate: true,
      measure: 'wall',
      text: `${match[0]} (${formatMinutes(minutes, unit)})`,
    },
    start: match.index,
    end: match.index + match[0].length,
  };
}

/** The first duration of a text. */
export function readDuration(text: string): Found<Duration> | undefined {
  return readDurations(text)[0];
}

/** `T+1hr`, `T+45 min`: minutes from the start. A mark without a unit takes the unit of the next mark that has one, else minutes. */
export function readMarks(text: string): readonly Found<number>[] {
  if (!text.includes('+')) return [];
  const found = [...text.matchAll(MARK)].map((match) => ({ number: Number(match[1]), unit: match[2], match }));
  return found.map(({ number, unit, match }, index) => {
    const word =
      unit ??
      found.slice(index).find((other) => other.unit !== undefined)?.unit ??
      /\b(min|hour)/i.exec(text.slice(match.index))?.[1] ??
      'min';
    return { value: number * MINUTES_PER[unitOf(word)], start: match.index, end: match.index + match[0].length };
  });
}

/** A window of the plan's clock: `T+15 to T+45 minutes`, `Hour 2-8`; minutes from the start. */
export function readWindow(text: string): Found<Interval> | undefined {
  const marks = readMarks(text);
  const [first, second] = marks;
  if (first && second && /^\s*(?:to|-|–|—|→)\s*$/.test(text.slice(first.end, second.start))) {
    return { value: { min: first.value, max: second.value }, start: first.start, end: second.end };
  }
  const clock = /\bhours?\s(\d{1,3}(?:\.\d)?)\s?(?:-|–|to)\s?(\d{1,3}(?:\.\d)?)/i.exec(text);
  if (clock)
    return { value: { min: Number(clock[1]) * 60, max: Number(clock[2]) * 60 }, start: clock.index, end: clock.index + clock[0].length };
  return undefined;
}

/** `Every 2 hours`, `every_2_hours:`, `every 30 min`: a cadence in minutes. */
export function readCadence(text: string): Found<number> | undefined {
  if (/\bhourly\b/i.test(text)) return { value: 60, start: text.search(/\bhourly\b/i), end: text.search(/\bhourly\b/i) + 6 };
  if (!/every/i.test(text)) return undefined;
  const match = /\bevery[ _](?:(\d{1,3}(?:\.\d)?)[ _-]?)?(minutes?|mins?|hours?|hrs?|h|days?)\b/i.exec(text.replaceAll('_', ' '));
  if (!match) return undefined;
  return { value: Number(match[1] ?? 1) * MINUTES_PER[unitOf(match[2] ?? 'hour')], start: match.index, end: match.index + match[0].length };
}

/** The interval part of a stated duration. */
export function asInterval(duration: Located<Duration>): Located<Interval> {
  return { value: { min: duration.value.min, max: duration.value.max }, loc: duration.loc };
}
