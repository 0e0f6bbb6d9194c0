// Small parts of tasks and totals that extractors make of slices.
import type { Located, Location } from '../../plan/location.ts';
import type { Task, Total } from '../../plan/model.ts';
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Entry, Slice } from '../../markdown/outline.ts';

/** A function that places offsets of a source. */
export function placer(source: SourceText): (start: number, end: number) => Location {
  return (start, end) => locate(source, start, end);
}

/** A slice of a source as a stated text. */
export function statedSlice(source: SourceText, slice: Slice, value = slice.text): Located<string> {
  return { value, loc: locate(source, slice.start, slice.end) };
}

/** Steps of a task: the items below it. */
export function stepsOf(source: SourceText, entries: readonly Entry[]): readonly Located<string>[] {
  return entries.filter((entry) => entry.kind === 'item' && entry.text !== '').map((entry) => statedSlice(source, entry));
}

/** A stated number of something against the things that the plan lists. */
export function countTotal(
  label: string,
  quantity: Total['quantity'],
  value: Located<number>,
  parts: readonly Pick<Task, 'loc'>[],
  complete = true,
): Total {
  return {
    quantity,
    label,
    value: { value: { min: value.value, max: value.value }, loc: value.loc },
    parts: parts.map((part) => ({ value: { min: 1, max: 1 }, loc: part.loc })),
    complete,
  };
}

/** A number that a pattern's first group finds in a text, placed. */
export function readNumber(source: SourceText, slice: Slice, pattern: RegExp): Located<number> | undefined {
  const match = pattern.exec(slice.text);
  const digits = match?.[1];
  if (!match || digits === undefined) return undefined;
  const start = slice.start + match.index + match[0].lastIndexOf(digits);
  return { value: Number(digits), loc: locate(source, start, start + digits.length) };
}
