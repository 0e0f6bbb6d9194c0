// How times, shares and counts are shown, the same in every format and in the messages of rules.
import { formatMinutes, MINUTES_PER, type TimeUnit } from '../plan/duration.ts';

/** What a number of time means: minutes shown in the unit that the plan thinks in, or steps. */
export interface TimeScale {
  readonly measure: 'minutes' | 'steps';
  readonly unit: TimeUnit;
}

/** Units in which a plan that thinks in days or more is shown, from coarse to fine; what is shorter than a day stays in hours. */
const CALENDAR: readonly TimeUnit[] = ['month', 'week', 'day'];

/** Shows minutes (or steps) as people write them: `45 min`, `4 h 10 min`, `2.5 days`, `3 steps`. */
export function showTime({ measure, unit }: TimeScale, value: number): string {
  if (measure === 'steps') return count(round(value), 'step');
  const whole = Math.round(value);
  if (whole < 60) return `${whole} min`;
  const shown = CALENDAR.slice(CALENDAR.indexOf(unit)).find((one) => CALENDAR.includes(unit) && whole >= MINUTES_PER[one]);
  if (shown) return formatMinutes(whole, shown);
  const hours = Math.floor(whole / 60);
  return whole % 60 === 0 ? `${hours} h` : `${hours} h ${whole % 60} min`;
}

/** An interval of times; one value where both ends show alike. */
export function showRange(scale: TimeScale, { min, max }: { readonly min: number; readonly max: number }): string {
  const [low, high] = [showTime(scale, min), showTime(scale, max)];
  return low === high ? low : `${low} to ${high}`;
}

/** A share of 1 in per cent: `70 %`. */
export function showShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A ratio: `3.27×`. */
export function showRatio(ratio: number): string {
  return `${round(ratio)}×`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A count with its noun: `1 agent`, `3 agents`; `plural` where an s is not enough. */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${value} ${value === 1 ? noun : plural}`;
}

/** The distance of the marks on a time axis: the smallest round one at which no more than `most` marks fit into `length`. */
export function tickStep({ measure, unit }: TimeScale, length: number, most: number): number {
  const round = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  const day = unit === 'day' || unit === 'week' || unit === 'month';
  const steps = measure === 'steps' ? round : [5, 10, 15, 30, 60, 120, 240, ...(day ? [] : [360, 720]), ...round.map((days) => days * 480)];
  return steps.find((step) => length / step <= most) ?? length;
}
