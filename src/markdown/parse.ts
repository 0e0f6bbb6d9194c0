// Text → Markdown blocks. The only file that knows that there are two parsers: a fast one, and the reference for what that is not proven equal on.
import type { Root } from 'mdast';
import { type Processor, unified } from 'unified';
import { parseFast } from './blocks/index.ts';
import { exceedsReference, needsReference } from './blocks/fallback.ts';
import { indexLines, type SourceText } from './locate.ts';

/** A parsed Markdown file. */
export interface MarkdownDocument extends SourceText {
  readonly tree: Root;
  /** Why the reference read it, or would have had to; absent for nearly all files. */
  readonly parserNote?: string;
}

function blocks(this: Processor, options: { readonly frontmatter: boolean }): void {
  this.parser = (text) => parseFast(text, options);
}

const WHOLE = unified().use(blocks, { frontmatter: true }).freeze();
const PART = unified().use(blocks, { frontmatter: false }).freeze();

/** Parses a whole file; `text` comes without a byte order mark. The reference is loaded only for a text that needs it. */
export async function parseMarkdown(path: string, text: string): Promise<MarkdownDocument> {
  const source = indexLines(path, text);
  const tree = WHOLE.parse(text) as Root;
  const reason = needsReference(text, tree);
  if (reason === undefined) return { ...source, tree };
  const excess = exceedsReference(text);
  if (excess !== undefined) return { ...source, tree, parserNote: `${reason}; the reference parser would need too long (${excess})` };
  const { parseReference } = await import('./reference.ts');
  return { ...source, tree: parseReference(text), parserNote: `${reason}; read by the reference parser` };
}

/** Parses a part of a text by itself; the tree's offsets count from the start of that part. */
export function parseFragment(text: string): Root {
  return PART.parse(text) as Root;
}
