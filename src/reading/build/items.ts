// Check-box items that are tasks: what state a box shows, and how a task is made of an item.
import type { Located, Location } from '../../plan/location.ts';
import type { PathStatement, Total } from '../../plan/model.ts';
import type { Task } from '../../plan/model.ts';
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Entry, Slice } from '../../markdown/outline.ts';
import { isAside, isDenied, readPaths, readTaskPaths } from '../facts/paths.ts';

/** Whether a check box's mark says that its task is over: done, or dropped. */
export function isTicked(mark: string): boolean {
  return /[xX✓✔-]/.test(mark);
}

/** A function that places offsets of a source. */
export function placer(source: SourceText): (start: number, end: number) => Location {
  return (start, end) => locate(source, start, end);
}

/** A slice of a source as a stated text. */
export function statedSlice(source: SourceText, slice: Slice, value = slice.text): Located<string> {
  return { value, loc: locate(source, slice.start, slice.end) };
}

/** What a task on one line writes is the path in its text, unless a reading word governs it or the task only looks. */
export function readItemPaths(text: string, base: number, at: (start: number, end: number) => Location): readonly PathStatement[] {
  const known = readTaskPaths(text, base, at);
  const looks = /^\W*(?:run|verify|review|validate|check|test on|ensure|confirm|read|manual)\b/i.test(text);
  const mentions = readPaths(text);
  const tests = /\btests?\b/i.test(text);
  return mentions.flatMap((mention): PathStatement[] => {
    // A file that the work is about is not the one it writes, where another is named or the work is its tests.
    const before = text.slice(0, mention.start).replace(/`$/, '');
    if (isDenied(before) || ((mentions.length > 1 || tests) && isAside(before))) return [];
    const read = known.find((path) => path.loc.start.offset === base + mention.start);
    // A bare name (`plan.md`) names a document of the feature far more often than a file to write.
    const isDocument = !mention.value.includes('/') && /\.md$/i.test(mention.value);
    // A folder says where the work lies, and claims nothing.
    if (looks || isDocument || mention.value.endsWith('/'))
      return [{ value: mention.value, loc: at(base + mention.start, base + mention.end), access: 'read', source: 'body' }];
    if (read) return [read];
    return [{ value: mention.value, loc: at(base + mention.start, base + mention.end), access: 'write', source: 'body' }];
  });
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
