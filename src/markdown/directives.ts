// `<!-- parallelint-disable-next-line rule -- reason -->`: comments that speak to the linter.
import type { Nodes } from 'mdast';
import type { Location } from '../plan/location.ts';
import { locate } from './locate.ts';
import type { MarkdownDocument } from './parse.ts';

/** What a directive does. */
export type DirectiveKind = 'disable' | 'enable' | 'disable-line' | 'disable-next-line' | 'disable-file';

/** The directives by the word behind `parallelint-`. */
export const DIRECTIVE_KINDS: readonly DirectiveKind[] = ['disable', 'enable', 'disable-line', 'disable-next-line', 'disable-file'];

/** One comment that speaks to the linter. */
export interface Directive {
  /** `unknown`: nothing is called so; `word` is what stands there. */
  readonly kind: DirectiveKind | 'unknown';
  /** The words that say what it does, as written. */
  readonly word: string;
  /** The rules it names; none means all. */
  readonly rules: readonly { readonly name: string; readonly loc: Location }[];
  readonly reason?: string;
  /** It announces a reason with `--` and gives none: what stands there instead, empty or a placeholder. */
  readonly blank?: string;
  /** The last day on which it holds, as YYYY-MM-DD. */
  readonly until?: string;
  /** An `until` that is no date, as written. */
  readonly noDate?: { readonly text: string; readonly loc: Location };
  readonly loc: Location;
}

const COMMENT = /<!--\s*parallelint(-|[\s:_]+)([A-Za-z](?:[\w-]*\w)?)(?!\w)([^\n]*?)-->/g;

/** Every directive of a document, in order. Comments count where Markdown has HTML, and inside fences, as plan text may stand there. */
export function readDirectives(document: MarkdownDocument): readonly Directive[] {
  const found: Directive[] = [];
  if (!document.text.includes('parallelint')) return found;
  const visit = (node: Nodes): void => {
    if (node.type === 'html' || node.type === 'code') {
      const start = node.position?.start.offset ?? 0;
      const raw = document.text.slice(start, node.position?.end.offset ?? start);
      for (const match of raw.matchAll(COMMENT)) found.push(...toDirective(document, match, start + match.index));
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(document.tree);
  return found;
}

function toDirective(document: MarkdownDocument, match: RegExpExecArray, start: number): readonly Directive[] {
  const [whole, separator = '', word = '', body = ''] = match;
  const known = DIRECTIVE_KINDS.find((kind) => kind === word && separator === '-');
  // Words about the program are no directive; what starts as one and is written otherwise was meant to be one.
  if (!known && separator !== '-' && !/^(?:dis|en)able/i.test(word)) return [];
  const bodyStart = start + whole.length - '-->'.length - body.length;
  const dash = body.search(/\s--(?:\s|$)/);
  const head = dash < 0 ? body : body.slice(0, dash);
  const text = dash < 0 ? '' : body.slice(dash).replace(/^\s--/, '').trim();
  const rules: { name: string; loc: Location }[] = [];
  let until: string | undefined;
  let noDate: Directive['noDate'];
  for (const token of head.matchAll(/[^\s,]+/g)) {
    const loc = locate(document, bodyStart + token.index, bodyStart + token.index + token[0].length);
    const date = /^until[=:]?(.*)$/i.exec(token[0]);
    if (!date) rules.push({ name: token[0], loc });
    else if (token[0].startsWith('until=') && isDate(date[1] ?? '')) until = date[1];
    else noDate = { text: token[0], loc };
  }
  const isReason = !isPlaceholder(text);
  return [
    {
      kind: known ?? 'unknown',
      word: `parallelint${separator}${word}`,
      rules,
      loc: locate(document, start, start + whole.length),
      ...(isReason && { reason: text }),
      ...(dash >= 0 && !isReason && { blank: text }),
      ...(until !== undefined && { until }),
      ...(noDate && { noDate }),
    },
  ];
}

/** Words that stand where a reason should stand, in letters alone. */
const PLACEHOLDER =
  /^(?:(?:(?:the|a|your|add|some|insert|enter|todo|fixme) )*(?:reason|explanation|justification|comment)s?(?: (?:here|goes here|to follow|pending))?|todo|fixme|tbd|tba|xxx|because|why|na|n a|none|nothing|ok|fix later|later|ignored?|suppress(?:ed)?|false positive|intentional)?$/i;

function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim());
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return date.toISOString().startsWith(text);
}
