// What the fast parser is not proven equal on to the reference, and what the reference must be spared. Both scans are linear.
import type { Heading, Root } from 'mdast';

/** The longest text (in UTF-16 units) that the reference is given. */
const MAX_LENGTH = 256 * 1024;
/** The most list and quote markers at the start of a line, and the deepest indent, that the reference is given. */
const MAX_NESTING = 100;
const MAX_INDENT = 200;
/** The most `<` in one paragraph that the reference is given: it looks for the end of a tag from each. */
const MAX_TAGS = 1000;

/** Takes a text without a byte order mark and how the fast parser read it; gives the reason why the reference should read it, or `undefined` if both read it alike. */
export function needsReference(text: string, fast: Root): string | undefined {
  if (fast.children.some((node) => node.type === 'heading' && holdsTagOverLines(text, node)))
    return 'an underlined heading of several lines with a tag';
  return undefined;
}

/** Whether a heading's title may hold a tag that goes over a line end: remark keeps the white space in it. */
function holdsTagOverLines(text: string, heading: Heading): boolean {
  const title = text.slice(heading.position?.start.offset, heading.position?.end.offset);
  return title.includes('<') && /[\r\n][^\r\n]+[\r\n]/.test(title);
}

/** Takes a text; gives the reason why the reference must not read it, or `undefined` if it may. */
export function exceedsReference(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return `more than ${MAX_LENGTH / 1024} KB`;
  let tags = 0;
  for (const line of linesOf(text)) {
    if (markers(line) > MAX_NESTING) return `more than ${MAX_NESTING} lists or quotes within each other`;
    tags = isBlank(line) ? 0 : tags + line.split('<').length - 1;
    if (tags > MAX_TAGS) return `more than ${MAX_TAGS} tags in one paragraph`;
  }
  return undefined;
}

function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    let to = from;
    while (to < text.length && text[to] !== '\n' && text[to] !== '\r') to += 1;
    yield text.slice(from, to);
    from = to + 1;
  }
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** How many list and quote markers open a line; an indent deeper than any plan's counts as too many. */
function markers(line: string): number {
  const lead = /^[ \t>*+\-.)\d]*/.exec(line)?.[0] ?? '';
  if (lead.length - lead.trimStart().length > MAX_INDENT) return MAX_NESTING + 1;
  let count = 0;
  for (let at = 0; at < lead.length; at += 1) {
    const code = lead[at] ?? '';
    if (code === '>' || ('-*+.)'.includes(code) && ' \t'.includes(line[at + 1] ?? ' '))) count += 1;
  }
  return count;
}
