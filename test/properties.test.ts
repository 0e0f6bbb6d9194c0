// What must hold for every input.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/config/settings.ts';
import { fixText } from '../src/engine/fix.ts';
import { lintText } from '../src/engine/lint.ts';
import { happensBeforeOf } from '../src/plan/happens-before.ts';
import { pathsOverlap } from '../src/plan/paths.ts';

const settings = defaultSettings('strict');

/** Lines that mean something to an extractor, in any order. */
const line = fc.oneof(
  fc.constantFrom(
    '# Plan',
    '## Phase 1: Build (2 hours)',
    '## Phase 2: Integration (30 min)',
    '### Track 1: Desk',
    '### Track 2: Service',
    '### Agent A: Mail (Agent 1)',
    '@feature "Desk screens"  # 10 min',
    '- @test-builder "Tests"',
    '```python',
    '```',
    '~~~',
    '**Files:** `src/a.ts`, `src/*.ts`',
    '- `src/models.ts`',
    '**Dependencies:** Tracks 1, 2-4',
    'Total: 5 hours (70% time reduction)',
    '- T+1hr: merge',
    'every_2_hours:',
    'Time: 3 hours parallel vs 12 hours sequential',
    '| Part | Sequential | Parallel |',
    '| --- | --- | --- |',
    '| Total | 3 hours | 2 hours |',
    '---',
    'risk: high',
    '- [x] done',
    '1. Define the API contract (30 min)',
    '2. Launch parallel streams:',
    '   - @feature "REST API"',
    '<!-- parallelint-disable -->',
    '<!-- parallelint-disable-next-line agent-count until=2027-01-01 -- why -->',
    'ROI: (60 - 6) / 6 = 9x',
    '**Duration:** 1-2 weeks',
    '',
    '> quote',
    '\t- tab',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('#', '`', '~', '*', '-', '[', ']', '(', '|', '>', ' ', '@', '"', '1', 'h', ':', '+', 'T'),
    maxLength: 25,
  }),
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

describe('any text', () => {
  it('never makes the linter throw, and every place lies inside the file', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const { findings } = await lintText('a.md', input, settings);
        for (const { location, related } of findings) {
          for (const { start, end } of [location, ...related.map((one) => one.location)]) {
            expect(start.offset).toBeGreaterThanOrEqual(0);
            expect(end.offset).toBeLessThanOrEqual(input.length);
            expect(start.offset).toBeLessThanOrEqual(end.offset);
            expect(input.slice(0, start.offset).split(/\r\n|\r|\n/).length).toBe(start.line);
          }
        }
        const places = findings.map((one) => one.location.start.offset);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same findings under CRLF', async () => {
    await fc.assert(
      fc.asyncProperty(
        text.map((input) => input.replaceAll('\r', '')),
        async (input) => {
          const show = async (source: string): Promise<readonly string[]> =>
            (await lintText('a.md', source, settings)).findings.map(
              (one) => `${one.location.start.line}:${one.location.start.column} ${one.rule} ${one.message}`,
            );
          expect(await show(input.replaceAll('\n', '\r\n'))).toEqual(await show(input));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has fixes that come to rest', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const lint = async (source: string) => (await lintText('a.md', source, settings)).findings;
        const once = await fixText(input, 'safe', lint);
        expect((await fixText(once.text, 'safe', lint)).text).toBe(once.text);
      }),
      { numRuns: 150 },
    );
  });
});

describe('plans of tracks', () => {
  const files = fc.array(fc.constantFrom('src/a.ts', 'src/b.ts', 'src/', 'docs/*.md', 'lib/c.ts'), { minLength: 1, maxLength: 3 });
  const tracks = fc.array(files, { minLength: 2, maxLength: 5 });
  const plan = (sets: readonly (readonly string[])[], dependency?: readonly [number, number]): string =>
    sets
      .map(
        (set, index) =>
          `## Track ${index + 1}: T\n${dependency?.[0] === index ? `**Dependencies:** Track ${dependency[1] + 1}\n` : ''}**Files:** ${set.map((file) => `\`${file}\``).join(', ')}\n`,
      )
      .join('\n');
  const conflicts = async (source: string): Promise<number> => {
    const { plans } = await lintText('a.md', `# P\n\n${source}`, settings);
    const pairs = plans.flatMap((one) => happensBeforeOf(one).concurrentPairs());
    return pairs.filter(([first, second]) => first.paths.some((a) => second.paths.some((b) => pathsOverlap(a.value, b.value)))).length;
  };
  const reported = async (source: string): Promise<boolean> =>
    (await lintText('a.md', `# P\n\n${source}`, settings)).findings.some((one) => one.rule === 'no-write-conflict');

  it('have no more conflicting pairs with a dependency than without', async () => {
    await fc.assert(
      fc.asyncProperty(tracks, fc.nat(4), fc.nat(4), async (sets, a, b) => {
        const [later, earlier] = [a % sets.length, b % sets.length];
        if (later !== earlier) expect(await conflicts(plan(sets, [later, earlier]))).toBeLessThanOrEqual(await conflicts(plan(sets)));
      }),
      { numRuns: 100 },
    );
  });
  it('have a conflict exactly where two sets of files meet', async () => {
    await fc.assert(
      fc.asyncProperty(files, files, async (one, other) => {
        const meet = one.some((a) => other.some((b) => pathsOverlap(a, b)));
        expect(await reported(plan([one, other]))).toBe(meet);
      }),
      { numRuns: 60 },
    );
  });
});

describe('paths', () => {
  it.each([
    ['src/a.ts', 'src/a.ts', true],
    ['src/a.ts', 'src/b.ts', false],
    ['src/', 'src/x/y.ts', true],
    ['src/', 'srcs/x.ts', false],
    ['src/**/*.css', 'src/a/b/c.css', true],
    ['src/**/*.css', 'src/a.ts', false],
    ['src/*/site.css', 'src/**/*.css', true],
    ['src/{a,b}.ts', 'src/b.ts', true],
    ['src/{a,b}.ts', 'src/c.ts', false],
    ['a?.ts', 'ab.ts', true],
    ['*', 'a/b.ts', false],
  ])('%s and %s: %s', (a, b, meet) => {
    expect(pathsOverlap(a, b)).toBe(meet);
    expect(pathsOverlap(b, a)).toBe(meet);
  });
});
