// Figures of merit in a line of text: comparisons of two times, percentages, ratios, scores.
import type { Duration, Interval } from '../../plan/duration.ts';
import type { Claim } from '../../plan/model.ts';
import { type Found, readDurations } from './durations.ts';

/** Words for work that is done one thing after the other. */
export const SEQUENTIAL = /\b(?:sequential(?:ly)?|serial(?:ly)?|baseline|without parallel\w*|single[- ]agent|solo)\b/i;

/** Two times that a line sets against each other. */
export interface FoundComparison {
  readonly parallel: Found<Duration>;
  readonly sequential: Found<Duration>;
  readonly start: number;
  readonly end: number;
}

/** A claim as a line states it, before it is known which times it follows from. */
export interface FoundClaim extends Found<Interval> {
  readonly kind: Claim['kind'];
  readonly text: string;
  readonly precision: number;
  readonly approximate: boolean;
  readonly outOf?: number;
}

/** `3 hours parallel vs 12 hours sequential`, `3 hours (vs 10 hours sequential)`, `2 hours sequential work done in ~3 hours parallel`, `5-8 hours → 2-3 hours`. */
export function readComparison(text: string, isTotal: boolean): FoundComparison | undefined {
  const durations = readDurations(text);
  const named = isTotal ? namedComparison(text, durations) : undefined;
  if (named) return named;
  const [first, second] = durations;
  if (!first || !second) return undefined;
  const between = text.slice(first.end, second.start);
  const after = text.slice(second.end, second.end + 30);
  const whole = { start: first.start, end: second.end };
  if (between.length > 60) return undefined;
  if (/\b(?:vs\.?|versus|instead of|compared (?:to|with)|down from|rather than)\b/i.test(between)) {
    if (/^[^.;]*\bsequential/i.test(between)) return { parallel: second, sequential: first, ...whole };
    return { parallel: first, sequential: second, ...whole };
  }
  if (/^\s*(?:\(?in )?parallel\b/i.test(between) && /^\s*(?:\(?in )?sequen/i.test(after))
    return { parallel: first, sequential: second, ...whole };
  if (/^\s*(?:\(?in )?sequen\w+\)?\s*[,;]/i.test(between) && /^\s*(?:\(?in )?parallel\b/i.test(after))
    return { parallel: second, sequential: first, ...whole };
  if (/^\s*(?:of )?sequential\b/i.test(between) && /\bin\b|→|->/.test(between)) return { parallel: second, sequential: first, ...whole };
  if (/^\s*(?:\(?sequential\)?\s*)?(?:→|->|=>)\s*$/.test(between) && !/^\s*sequential/i.test(after))
    return { parallel: second, sequential: first, ...whole };
  return undefined;
}

/** In a line that states a total, one time is called sequential and the first of the others is meant to be parallel. */
function namedComparison(text: string, durations: readonly Found<Duration>[]): FoundComparison | undefined {
  const isSequential = (one: Found<Duration>, index: number): boolean => {
    const before = text.slice(durations[index - 1]?.end ?? 0, one.start);
    const after = text.slice(one.end, durations[index + 1]?.start ?? text.length);
    return (
      /\b(?:sequen|serial)\w*\W{0,3}(?:(?:time|work|baseline)\W{0,3})?$/i.test(before) ||
      /^\s*(?:of )?\(?(?:in )?(?:sequen|serial)\w*(?!\w|\W{0,3}:)/i.test(after)
    );
  };
  const sequential = durations.filter(isSequential);
  const parallel = durations.find((one, index) => !isSequential(one, index));
  const [first] = sequential;
  if (!first || sequential.length > 1 || !parallel) return undefined;
  return { parallel, sequential: first, start: Math.min(parallel.start, first.start), end: Math.max(parallel.end, first.end) };
}

const PERCENT =
  /(~|≈|about |up to |over |>\s?|at least )?(?<![\d.,])(\d{1,3}(?:\.\d{1,2})?)(?:\s?%?\s?[-–]\s?(\d{1,3}(?:\.\d{1,2})?))?\s?%/g;
const RATIO = /(~|≈|about |up to )?(?<![\d.,\w])(\d{1,3}(?:\.\d{1,3})?)(?:\s?[-–]\s?(\d{1,3}(?:\.\d{1,3})?))?\s?[x×](?![\w\d])/g;

/** Every claim of a line: a reduction in percent, a speed-up in times, a return on investment, a score. */
export function readClaims(text: string): readonly FoundClaim[] {
  const found: FoundClaim[] = [];
  if (!/\d\s?[%x×/]/.test(text)) return found;
  for (const match of text.matchAll(PERCENT)) {
    const around = text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 30);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const named = /^\s*(?:\w+ ){0,2}(?:time |overall )?(?:reduction|faster|time sav|savings?|saved|less time|quicker|shorter)/i.test(after);
    const labelled =
      /\b(?:time reduction|reduction|time savings?|savings?|time saved|efficiency gain|parallel speedup|speedup)[*:\s]{0,6}[~≈>]?\s?$/i.test(
        text.slice(0, match.index + (match[1]?.length ?? 0)),
      );
    if (!(named || labelled) || /\b(?:cost|memory|size|bundle|cpu|latency|token|error|defect|coverage|lines|storage)/i.test(around))
      continue;
    found.push(claim('reduction', match, match[1]));
  }
  for (const match of text.matchAll(RATIO)) {
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 30);
    if (/\broi\b/i.test(before)) found.push(claim('roi', match, match[1]));
    else if (
      /\b(?:efficiency ratio|speed-?up|acceleration)\b[^.;]{0,20}$/i.test(before) ||
      /^\s*(?:speed-?up|faster|acceleration)\b/i.test(after)
    )
      found.push(claim('speedup', match, match[1]));
  }
  const score = /\b(?:parallelization|independence|parallelism) score[*:\s]{1,6}(\d{1,3}(?:\.\d)?)\s?\/\s?(\d{1,3})/i.exec(text);
  if (score) {
    const start = score.index + score[0].search(/\d/);
    const value = Number(score[1]);
    found.push({
      kind: 'score',
      text: score[0].slice(score[0].search(/\d/)),
      value: { min: value, max: value },
      precision: 0,
      approximate: false,
      outOf: Number(score[2]),
      start,
      end: score.index + score[0].length,
    });
  }
  return found;
}

function claim(kind: Claim['kind'], match: RegExpExecArray, lead: string | undefined): FoundClaim {
  const decimals = Math.max(match[2]?.split('.')[1]?.length ?? 0, match[3]?.split('.')[1]?.length ?? 0);
  const low = Number(match[2]);
  return {
    kind,
    text: match[0].slice(lead?.length ?? 0),
    value: { min: low, max: Number(match[3] ?? low) },
    precision: 10 ** -decimals / 2,
    approximate: lead !== undefined && lead !== '',
    start: match.index + (lead?.length ?? 0),
    end: match.index + match[0].length,
  };
}
