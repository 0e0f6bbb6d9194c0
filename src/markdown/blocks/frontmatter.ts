// YAML front matter, which stands before everything the block parser reads.

/** Where front matter ends (without its last line end), and where what it holds starts and ends. */
export interface FrontMatter {
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Takes a text with LF line ends; gives its front matter, or `undefined` if it has none or nothing closes it. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  if (!text.startsWith('---')) return undefined;
  const open = fenceEnd(text, 0);
  if (open < 0 || open === text.length) return undefined;
  for (let at = open; at >= 0 && at < text.length; at = text.indexOf('\n', at + 1)) {
    const end = fenceEnd(text, at + 1);
    if (end >= 0) return { end, from: Math.min(open + 1, at), to: at };
  }
  return undefined;
}

/** Takes where a line starts; gives where it ends if it is three dashes and white space, else -1. */
function fenceEnd(text: string, from: number): number {
  if (!text.startsWith('---', from)) return -1;
  let at = from + 3;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at === text.length || text[at] === '\n' ? at : -1;
}

/** Takes a text with any line ends; says whether it opens with front matter that a later line closes. */
export function closesFrontMatter(text: string): boolean {
  return text.startsWith('---') && readFrontMatter(text.replace(/\r\n?/g, '\n')) !== undefined;
}
