// Text → Markdown blocks, fast: Lezer's line-by-line machinery with block parsers that decide as micromark does.
import type { Tree } from '@lezer/common';
import { BlockContext, type MarkdownParser, parser as commonmark } from '@lezer/markdown';
import type { Root, RootContent } from 'mdast';
import { CONTAINER_NODES, CONTAINER_PARSERS } from './containers.ts';
import { readFrontMatter } from './frontmatter.ts';
import { FIRST_PARSERS, LEAF_NODES, leafParsers } from './leaves.ts';
import { normalizeLineEnds } from './line-ends.ts';
import { noteText } from './state.ts';
import { toMdast } from './tree.ts';

const DEFAULT_BLOCKS = [
  'LinkReference',
  'IndentedCode',
  'FencedCode',
  'Blockquote',
  'HorizontalRule',
  'BulletList',
  'OrderedList',
  'ATXHeading',
  'HTMLBlock',
  'SetextHeading',
];

const DEFAULT_INLINES = ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image'];

/** The row of dashes without which there is no table (the same test as the reference makes before it looks for tables). */
const DELIMITER_ROW = /^[ \t>]*(?:\|[ \t]*:?-|:?-+:?[ \t]*\|)/m;

const BASE = commonmark.configure({
  remove: [...DEFAULT_BLOCKS, ...DEFAULT_INLINES],
  defineNodes: [...CONTAINER_NODES, ...LEAF_NODES.map((name) => ({ name, block: true }))],
  parseBlock: [...FIRST_PARSERS, ...CONTAINER_PARSERS],
});

const WITHOUT_TABLES = BASE.configure({ parseBlock: leafParsers(false) });
const WITH_TABLES = BASE.configure({ parseBlock: leafParsers(true) });

/** Takes a text without a byte order mark, and whether front matter is looked for; gives its blocks as mdast, offsets counted in that text. */
export function parseFast(text: string, options: { readonly frontmatter: boolean }): Root {
  const normal = normalizeLineEnds(text);
  const front = options.frontmatter ? readFrontMatter(normal.text) : undefined;
  const before: RootContent[] = [];
  let from = 0;
  if (front) {
    const position = { start: { line: 0, column: 0, offset: 0 }, end: { line: 0, column: 0, offset: normal.original(front.end) } };
    before.push({ type: 'yaml', value: text.slice(normal.original(front.from), normal.original(front.to)), position });
    from = Math.min(front.end + 1, normal.text.length);
  }
  const body = normal.text.slice(from);
  const parser = DELIMITER_ROW.test(text) ? WITH_TABLES : WITHOUT_TABLES;
  return toMdast(
    { tree: parseBlocks(parser, body), text: body, source: text, original: (offset) => normal.original(offset + from) },
    before,
  );
}

function parseBlocks(parser: MarkdownParser, text: string): Tree {
  const parse = parser.startParse(text);
  if (parse instanceof BlockContext) noteText(parse, text);
  let tree = parse.advance();
  while (!tree) tree = parse.advance();
  return tree;
}
