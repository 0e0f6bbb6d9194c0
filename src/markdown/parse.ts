// Text → Markdown tree. The only file that knows the Markdown parser.
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Extension as MicromarkExtension } from 'micromark-util-types';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { indexLines, type SourceText } from './locate.ts';

/** A parsed Markdown file. */
export interface MarkdownDocument extends SourceText {
  readonly tree: Root;
}

interface ParserData {
  micromarkExtensions?: MicromarkExtension[];
  fromMarkdownExtensions?: FromMarkdownExtension[];
}

/**
 * Inline constructs that are left as text: extractors read slices of the source, so that links, emphasis and entities
 * would only be parsed to be put together again. It halves the time and takes the parser's quadratic cases away.
 */
const INLINE = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'definition',
  'hardBreakEscape',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
];

// Tables alone: the whole of remark-gfm halves the parser's speed, and plans need nothing else of it.
function tables(this: Processor): void {
  const data = this.data() as ParserData;
  (data.micromarkExtensions ??= []).push(gfmTable());
  (data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown());
}

function blocksOnly(this: Processor): void {
  const data = this.data() as ParserData;
  (data.micromarkExtensions ??= []).push({ disable: { null: INLINE } });
}

/** The row of dashes without which there is no table. Looking for it spares every other text the attempt to read each line as one. */
const DELIMITER_ROW = /^[ \t>]*(?:\|[ \t]*:?-|:?-+:?[ \t]*\|)/m;

function parse(text: string, frontmatter: boolean): Root {
  const processor = unified().use(remarkParse).use(blocksOnly);
  if (DELIMITER_ROW.test(text)) processor.use(tables);
  if (frontmatter && text.startsWith('---')) processor.use(remarkFrontmatter, ['yaml']);
  return processor.parse(text);
}

/** Parses a whole file; `text` comes without a byte order mark. */
export function parseMarkdown(path: string, text: string): MarkdownDocument {
  return { ...indexLines(path, text), tree: parse(text, true) };
}

/** Parses a part of a text by itself; the tree's offsets count from the start of that part. */
export function parseFragment(text: string): Root {
  return parse(text, false);
}
