// The reference parser: remark-parse with blocks alone. It reads what the fast parser is not proven equal on, and tests hold the two against each other.
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Extension as MicromarkExtension } from 'micromark-util-types';
import type { Root } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { closesFrontMatter } from './blocks/frontmatter.ts';

interface ParserData {
  micromarkExtensions?: MicromarkExtension[];
  fromMarkdownExtensions?: FromMarkdownExtension[];
}

/** Inline constructs that are left as text: readers take slices of the source, so that links, emphasis and entities would only be parsed to be put together again. */
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

// Tables alone: plans need nothing else of GFM.
function tables(this: Processor): void {
  const data = this.data() as ParserData;
  (data.micromarkExtensions ??= []).push(gfmTable());
  (data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown());
}

function blocksOnly(this: Processor): void {
  const data = this.data() as ParserData;
  (data.micromarkExtensions ??= []).push({ disable: { null: INLINE } });
}

/** The row of dashes without which there is no table. */
const DELIMITER_ROW = /^[ \t>]*(?:\|[ \t]*:?-|:?-+:?[ \t]*\|)/m;

/** Parses a text without a byte order mark; its blocks with offsets in that text. Slow, and with deep nesting or storms of marks it may not end: `exceedsReference` says when. */
export function parseReference(text: string, options: { readonly frontmatter: boolean } = { frontmatter: true }): Root {
  const processor = unified().use(remarkParse).use(blocksOnly);
  if (DELIMITER_ROW.test(text)) processor.use(tables);
  // Front matter that nothing closes is none: remark would read the rest of such a file without lists and quotes.
  if (options.frontmatter && closesFrontMatter(text)) processor.use(remarkFrontmatter, ['yaml']);
  return processor.parse(text);
}
