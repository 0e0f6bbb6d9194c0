// Time as plans state it: intervals in minutes, with the unit and the precision they were written in.

/** The unit a duration was written in, from fine to coarse. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month';

/** Minutes in one unit. Days are working days of eight hours and weeks have five of them, as estimates use the words. */
export const MINUTES_PER: Readonly<Record<TimeUnit, number>> = {
  minute: 1,
  hour: 60,
  day: 480,
  week: 2400,
  month: 9600,
};

/** A closed interval of numbers; `min` equals `max` for a single value. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** An interval in minutes. `precision` is half a unit of the last digit written, in minutes: `2.5 hours` has 3, `11 hours` has 30. */
export interface Duration extends Interval {
  readonly unit: TimeUnit;
  readonly precision: number;
  /** Written with `~`, `about` or the like: any nearby value is consistent with it. */
  readonly approximate: boolean;
  /** `effort` counts person-time and never mixes with `wall` clock time. */
  readonly measure: 'wall' | 'effort';
  /** The words as written, `2.5 hours`. */
  readonly text: string;
}

/** The sum of intervals, end by end. */
export function sum(parts: readonly Interval[]): Interval {
  let min = 0;
  let max = 0;
  for (const part of parts) {
    min += part.min;
    max += part.max;
  }
  return { min, max };
}

/** The interval of the greatest: both ends are the greatest of the parts' ends; 0 for none. */
export function longest(parts: readonly Interval[]): Interval {
  return {
    min: Math.max(0, ...parts.map((part) => part.min)),
    max: Math.max(0, ...parts.map((part) => part.max)),
  };
}

/** What is left of `whole` after `parts`, never below 0. */
export function remainder(whole: Interval, parts: readonly Interval[]): Interval {
  const taken = sum(parts);
  return { min: Math.max(0, whole.min - taken.max), max: Math.max(0, whole.max - taken.min) };
}

/** Whether a duration was written in days or longer, where "a day" is a convention and not 1,440 minutes. */
export function isCalendar(duration: Duration): boolean {
  return duration.unit === 'day' || duration.unit === 'week' || duration.unit === 'month';
}

function trim(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Minutes as a person would write them: `45 min`, `3.25 h`, `3 days`. `unit` keeps calendar units calendar. */
export function formatMinutes(minutes: number, unit: TimeUnit = 'hour'): string {
  if (unit === 'month') return `${trim(minutes / MINUTES_PER.month)} months`;
  if (unit === 'week') return plural(minutes / MINUTES_PER.week, 'week');
  if (unit === 'day') return plural(minutes / MINUTES_PER.day, 'day');
  if (minutes < 60) return `${trim(minutes)} min`;
  return `${trim(minutes / 60)} h`;
}

function plural(value: number, noun: string): string {
  return `${trim(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** An interval as a person would write it: `2 h`, `2–3 h`. */
export function formatInterval(interval: Interval, unit: TimeUnit = 'hour'): string {
  const low = formatMinutes(interval.min, unit);
  if (interval.min === interval.max) return low;
  const high = formatMinutes(interval.max, unit);
  const [lowNumber, lowUnit] = low.split(' ');
  const [, highUnit] = high.split(' ');
  return lowUnit?.replace(/s$/, '') === highUnit?.replace(/s$/, '') ? `${lowNumber}–${high}` : `${low} to ${high}`;
}
