// The page on how plans are read: every example is read and held against what the page says. Update with `vitest run -u`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import { compactOf } from './support/compact.ts';
import { readPage, rewritePage } from './support/page.ts';

const file = path.join(import.meta.dirname, '../docs/dialects/freeform.md');
const page = readFileSync(file, 'utf8');
const { sections, examples } = readPage(page);

it('reads every example as the page says', async () => {
  const read = await rewritePage(page, async (example) => compactOf((await lintText('example.md', example.text, defaultSettings())).plans));
  await expect(read).toMatchFileSnapshot(file);
});

it('has an example in every section', () => {
  expect(sections.filter((section) => !examples.some((example) => example.section === section))).toEqual([]);
  expect(sections.length).toBeGreaterThan(10);
});

it('takes every example that is a plan for a free-form one', async () => {
  for (const example of examples) {
    const { dialect } = await lintText('example.md', example.text, defaultSettings());
    expect(dialect ?? 'freeform', `line ${example.line}`).toBe('freeform');
  }
});

it('refuses an example without what is read from it', () => {
  expect(() => readPage('````md\n# Plan\n````\n')).toThrow(/nothing says/);
  expect(() => readPage('````md\n# Plan\n')).toThrow(/not closed/);
});
