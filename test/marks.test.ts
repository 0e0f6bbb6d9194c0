// Lines taken apart: what is code, bold, a label, a box, a link, an emoji, a group, and where each character of the plain text stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkedLine, markLine } from '../src/markdown/marks.ts';

const START = 100;

function mark(text: string): MarkedLine {
  return markLine({ text, start: START, end: START + text.length });
}

function texts(slices: readonly { readonly text: string }[]): readonly string[] {
  return slices.map((one) => one.text);
}

/** A label as `name=value`, a bold one in asterisks. */
function label(text: string): string | undefined {
  const found = mark(text).label;
  return found && `${found.bold ? '*' : ''}${found.name.text}=${found.value.text}`;
}

/** Everything of a line that has a place. */
function slicesOf(line: MarkedLine): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
  return [...line.emoji, ...line.codes, ...line.bolds, ...line.links.map((link) => link.words), ...(line.box ? [line.box] : [])];
}

describe('code spans', () => {
  it.each([
    ['`src/a.ts` and `src/b.ts`', ['src/a.ts', 'src/b.ts'], 'src/a.ts and src/b.ts'],
    ['``a ` b`` c', ['a ` b'], 'a ` b c'],
    ['`src/**/*.ts` and `__init__.py`', ['src/**/*.ts', '__init__.py'], 'src/**/*.ts and __init__.py'],
    ['`a \\` b', ['a \\'], 'a \\ b'],
    ['`(a: b)` c', ['(a: b)'], '(a: b) c'],
    ['a `b c', [], 'a `b c'],
    ['a ``b` c', [], 'a ``b` c'],
    ['a \\`b\\` c', [], 'a `b` c'],
    ['a `b `` c` d', ['b `` c'], 'a b `` c d'],
    [`${'`'.repeat(12)}a${'`'.repeat(12)} b`, ['a'], 'a b'],
  ])('%s', (text, codes, plain) => {
    const line = mark(text);
    expect(texts(line.codes)).toEqual(codes);
    expect(line.plain).toBe(plain);
  });
});

describe('bold runs', () => {
  it.each([
    ['**bold** rest', ['bold'], 'bold rest', true],
    ['a **b** c **d e**', ['b', 'd e'], 'a b c d e', false],
    ['**a `b` c** d', ['a `b` c'], 'a b c d', true],
    ['**a*b*c**', ['a*b*c'], 'a*b*c', true],
    ['2**3**4', ['3'], '234', false],
    ['__bold__ rest', ['bold'], 'bold rest', true],
    ['a __b__, c', ['b'], 'a b, c', false],
    ['***a*** b', ['*a'], 'a b', true],
    ['🚀 **a** b', ['a'], 'a b', true],
    ['**open only', [], 'open only', true],
    ['closed only** a', [], 'closed only a', false],
    ['a ** b ** c', [], 'a ** b ** c', false],
    ['**/*.md and src/**/*.ts', [], '**/*.md and src/**/*.ts', false],
    ['src/__tests__/a.ts and __init__.py', [], 'src/__tests__/a.ts and __init__.py', false],
    ['my__long__name', [], 'my__long__name', false],
    ['[ ] **a** b', ['a'], 'a b', true],
    ['\\*\\*a\\*\\*', [], '**a**', false],
  ])('%s', (text, bolds, plain, boldLed) => {
    const line = mark(text);
    expect(texts(line.bolds)).toEqual(bolds);
    expect(line.plain).toBe(plain);
    expect(line.boldLed).toBe(boldLed);
  });
});

describe('other emphasis', () => {
  it.each([
    ['*a* b', 'a b'],
    ['a _b c_ d', 'a b c d'],
    ['~~a~~ b', 'a b'],
    ['a * b', 'a * b'],
    ['snake_case_name', 'snake_case_name'],
    ['src/*.ts', 'src/*.ts'],
    ['src/*/index.ts', 'src/*/index.ts'],
    ['\\_a\\_', '_a_'],
    ['\\\\a', '\\a'],
    ['a\\', 'a\\'],
  ])('%s', (text, plain) => expect(mark(text).plain).toBe(plain));
});

describe('leading labels', () => {
  it.each([
    ['**Files:** x', '*Files=x'],
    ['**Files**: x', '*Files=x'],
    ['**Files** : x', '*Files=x'],
    ['Files: x', 'Files=x'],
    ['`Files`: x', 'Files=x'],
    ['**Files:** `a.ts`, `b.ts`', '*Files=`a.ts`, `b.ts`'],
    ['**Files:** **a** b', '*Files=**a** b'],
    ['**Files:** [a](b)', '*Files=[a](b)'],
    ['Files:', 'Files='],
    ['**Files:**', '*Files='],
    ['**A**: b: c', '*A=b: c'],
    ['**Files (new):** x', '*Files (new)=x'],
    ['Files (a, b): x', 'Files (a, b)=x'],
    ['Dauer：2 Std', 'Dauer=2 Std'],
    ['ファイル：a.ts', 'ファイル=a.ts'],
    ['[x] Files: x', 'Files=x'],
    ['📁 Files: x', 'Files=x'],
    ['📁 **Files:** x', '*Files=x'],
    ['*Files:* x', 'Files=x'],
    ['**Files:**x', '*Files=x'],
    ['**Time: 2h**', '*Time=2h'],
    ['At 10:30: go', 'At 10:30=go'],
    ['Task 1.1: x', 'Task 1.1=x'],
    ['**What this track has to write before noon:** x', '*What this track has to write before noon=x'],
  ])('%s', (text, expected) => expect(label(text)).toBe(expected));
  it.each([
    'What this track has to write: x',
    'Time — 2h',
    '**Time** — 2h',
    'https://example.org/a',
    'See https://example.org/a',
    'file:///a',
    'C:\\a',
    'std::vector',
    '10:30 start',
    'Start 10:30',
    '[x]: y',
    '(new) Files: x',
    '1.1: x',
    'It is done. Files: x',
    'a (b: c',
    'x; y: z',
    '',
    ':',
    ': x',
  ])('none in %s', (text) => expect(label(text)).toBeUndefined());
  it('has the places of the source', () => {
    const text = '📁 **Files:** `a.ts`';
    const found = mark(text).label;
    expect(found?.name.start).toBe(START + text.indexOf('Files'));
    expect(found?.name.end).toBe(START + text.indexOf(':'));
    expect(found?.value.start).toBe(START + text.indexOf('`'));
    expect(found?.value.end).toBe(START + text.length);
  });
});

describe('check boxes', () => {
  it.each([
    ['[ ] a', ' ', 'a'],
    ['[x] a', 'x', 'a'],
    ['[X] a', 'X', 'a'],
    ['[-] a', '-', 'a'],
    ['[~] a', '~', 'a'],
    ['[✓] a', '✓', 'a'],
    ['[ ]* a', ' ', 'a'],
    ['[x]', 'x', ''],
  ])('%s', (text, state, plain) => {
    const line = mark(text);
    expect(line.box).toEqual({ state, text: state, start: START + 1, end: START + 1 + state.length });
    expect(line.plain).toBe(plain);
  });
  it.each(['[ ]a', '[x](a) b', '[]', '\\[x] a', 'a [x] b', '`[x]` a', '[P] a', '[P1] a', '[1] a'])('none in %s', (text) =>
    expect(mark(text).box).toBeUndefined(),
  );
});

describe('links', () => {
  it.each([
    ['[words](u) x', [['words', 'u']], 'words x'],
    [
      'see [a b](u#v), [c](d)',
      [
        ['a b', 'u#v'],
        ['c', 'd'],
      ],
      'see a b, c',
    ],
    ['[a]()', [['a', '']], 'a'],
    ['[a](u "t")', [['a', 'u']], 'a'],
    ['[a](<u v>)', [['a', 'u v']], 'a'],
    ['[a](u(v)) b', [['a', 'u(v)']], 'a b'],
    ['[**a** `b`](u) c', [['**a** `b`', 'u']], 'a b c'],
    ['[a][b]', [], '[a][b]'],
    ['[a [b] c](u)', [], '[a [b] c](u)'],
    ['\\[a](u)', [], '[a](u)'],
    ['`[a](u)`', [], '[a](u)'],
  ])('%s', (text, links, plain) => {
    const line = mark(text);
    expect(line.links.map((link) => [link.words.text, link.target])).toEqual(links);
    expect(line.plain).toBe(plain);
  });
});

describe('emoji', () => {
  it.each([
    ['🚀 go', ['🚀'], 'go'],
    ['go 🚀 now', ['🚀'], 'go 🚀 now'],
    ['👩‍👩‍👧 a', ['👩‍👩‍👧'], 'a'],
    ['a 👩🏽‍💻 b', ['👩🏽‍💻'], 'a 👩🏽‍💻 b'],
    ['🇩🇪 a', ['🇩🇪'], 'a'],
    ['⚠️ a', ['⚠️'], 'a'],
    ['a: ✅', ['✅'], 'a: ✅'],
    ['✔️ a', ['✔️'], 'a'],
    ['1️⃣ a', ['1️⃣'], 'a'],
    ['a 1️⃣ b', ['1️⃣'], 'a 1️⃣ b'],
    ['☐ a', ['☐'], 'a'],
    ['[ ] 🚀 a', ['🚀'], 'a'],
    ['a → b — c', [], 'a → b — c'],
    ['1 # 2 © 3', [], '1 # 2 © 3'],
  ])('%s', (text, emoji, plain) => {
    const line = mark(text);
    expect(texts(line.emoji)).toEqual(emoji);
    expect(line.plain).toBe(plain);
  });
});

describe('groups', () => {
  it.each([
    ['a (b) c (d)', ['b', 'd']],
    ['a (b (c) d) e', ['b (c) d']],
    ['a（b）c', ['b']],
    ['a (b）', ['b']],
    ['a () b', ['']],
    ['a (**b**, `c`)', ['b, c']],
    ['a) (b', []],
    ['[a](b)', []],
  ])('%s', (text, groups) => expect(texts(mark(text).groups)).toEqual(groups));
});

it('finds code in the words of a link', () => {
  expect(texts(mark('[`a.ts`](b)').codes)).toEqual(['a.ts']);
});

describe('places', () => {
  // Pieces that mean something, beside any text at all.
  const piece = fc.constantFrom(
    '**',
    '__',
    '*',
    '_',
    '`',
    '``',
    '~~',
    '[',
    ']',
    '](',
    '(',
    ')',
    '（',
    '）',
    ':',
    '：',
    ' ',
    '\t',
    '\\',
    'a',
    'Files',
    '10',
    '30',
    '/',
    '.',
    '🚀',
    '👩‍💻',
    '🇩🇪',
    '1️⃣',
    '\uFE0F',
    '[x] ',
    '[ ]* ',
    '漢',
    '-',
    'https://a.b',
  );
  const line = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  it('every character of the plain text stands where it is said to stand', () => {
    fc.assert(
      fc.property(line, (text) => {
        const marked = mark(text);
        const { plain } = marked;
        const offsets = Array.from({ length: plain.length + 1 }, (_, index) => marked.at(index) - START);
        for (const [index, offset] of offsets.entries()) {
          expect(offset).toBeGreaterThan(index === 0 ? -1 : (offsets[index - 1] ?? 0));
          expect(offset).toBeLessThanOrEqual(text.length);
          if (index < plain.length) expect(text.charAt(offset)).toBe(plain.charAt(index));
        }
      }),
      { numRuns: 2000 },
    );
  });
  it('every slice holds what stands at its place, in the line', () => {
    fc.assert(
      fc.property(line, (text) => {
        const marked = mark(text);
        for (const { text: held, start, end } of slicesOf(marked)) expect(text.slice(start - START, end - START)).toBe(held);
        for (const { start, end } of [...marked.groups, ...(marked.label ? [marked.label.name, marked.label.value] : [])]) {
          expect(start).toBeGreaterThanOrEqual(START);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(START + text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
