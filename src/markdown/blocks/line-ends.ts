// CRLF and lone CR made LF, with the way back from an offset in the made text to one in the file.

/** A text whose lines end in LF alone, and the map of its offsets to those of the text it was made from. */
export interface NormalText {
  readonly text: string;
  /** The offset in the original of an offset in `text`. */
  readonly original: (offset: number) => number;
}

/** Takes a text with any line ends; gives the same text with LF (the text itself and no mapping cost if it has no CR). */
export function normalizeLineEnds(text: string): NormalText {
  if (!text.includes('\r')) return { text, original: (offset) => offset };
  const feeds: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) feeds.push(at - feeds.length);
  return { text: text.replace(/\r\n?/g, '\n'), original: (offset) => offset + countBelow(feeds, offset) };
}

/** How many of the ascending `values` are less than `limit`. */
function countBelow(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
