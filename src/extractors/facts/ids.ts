// Task ids in running text: single ids, lists and ranges (`T009-T014`, `T009, T011 and T013`).
import type { Found } from './durations.ts';

const ID = /\bT(\d{3,4})([A-Za-z]?)\b/g;
/** Ids that a range may write out; a longer one is a slip, not a range. */
const MAX_RANGE = 200;

/** An id; `inside` a range it is not written, and a gap in the numbering there is no fault. */
export interface FoundId extends Found<string> {
  readonly inside: boolean;
}

/** Every id of the form T001, in order; the ids inside a range are written out and take the place of its end. */
export function readTaskIds(text: string): readonly FoundId[] {
  const found: FoundId[] = [];
  let previous: { readonly number: number; readonly width: number; readonly end: number } | undefined;
  for (const match of text.matchAll(ID)) {
    const digits = match[1] ?? '';
    const number = Number(digits);
    const place = { start: match.index, end: match.index + match[0].length };
    const isRange = previous !== undefined && /^\s?(?:-|–|—|to|through|\.\.)\s?$/.test(text.slice(previous.end, match.index));
    if (previous && isRange && number - previous.number <= MAX_RANGE) {
      for (let inside = previous.number + 1; inside < number; inside += 1)
        found.push({ value: `T${String(inside).padStart(previous.width, '0')}`, ...place, inside: true });
    }
    found.push({ value: match[0], ...place, inside: false });
    previous = { number, width: digits.length, end: place.end };
  }
  return found;
}
