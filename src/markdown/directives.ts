// `<!-- parallelint-disable-next-line rule -- reason -->`: comments that speak to the linter.
import type { Nodes } from 'mdast';
import type { Location } from '../plan/location.ts';
import { locate } from './locate.ts';
import type { MarkdownDocument } from './parse.ts';

/** One suppression comment. */
export interface Directive {
  readonly kind: 'disable' | 'enable' | 'disable-line' | 'disable-next-line' | 'disable-file';
  /** The rules it names; none means all. */
  readonly rules: readonly { readonly name: string; readonly loc: Location }[];
  readonly reason?: string;
  /** The last day on which it holds, as YYYY-MM-DD. */
  readonly until?: string;
  readonly loc: Location;
}

const COMMENT = /<!--\s*parallelint-(disable-next-line|disable-line|disable-file|disable|enable)\b([^\n]*?)-->/g;

/** Every directive of a document, in order. Comments count where Markdown has HTML, and inside fences, as plan text may stand there. */
export function readDirectives(document: MarkdownDocument): readonly Directive[] {
  const found: Directive[] = [];
  if (!document.text.includes('parallelint-')) return found;
  const visit = (node: Nodes): void => {
    if (node.type === 'html' || node.type === 'code') {
      const start = node.position?.start.offset ?? 0;
      const raw = document.text.slice(start, node.position?.end.offset ?? start);
      for (const match of raw.matchAll(COMMENT)) found.push(toDirective(document, match, start + match.index));
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(document.tree);
  return found;
}

function toDirective(document: MarkdownDocument, match: RegExpExecArray, start: number): Directive {
  const body = match[2] ?? '';
  const bodyStart = start + match[0].indexOf(body, 'parallelint-'.length + (match[1] ?? '').length);
  const dash = body.search(/\s--(?:\s|$)/);
  const head = dash < 0 ? body : body.slice(0, dash);
  const reason = dash < 0 ? '' : body.slice(dash).replace(/^\s--/, '').trim();
  const until = /\buntil=(\d{4}-\d{2}-\d{2})\b/.exec(head)?.[1];
  const rules = [...head.matchAll(/(?<![\w=-])[a-z][a-z-]*(?![\w=-])/g)].map((name) => ({
    name: name[0],
    loc: locate(document, bodyStart + name.index, bodyStart + name.index + name[0].length),
  }));
  return {
    kind: match[1] as Directive['kind'],
    rules: rules.filter((rule) => rule.name !== 'until'),
    loc: locate(document, start, start + match[0].length),
    ...(reason !== '' && { reason }),
    ...(until !== undefined && { until }),
  };
}
