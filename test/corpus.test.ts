// Real files of other people, where they are at hand: what is no plan gets no finding, and faults that were seen by eye are found.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/config/settings.ts';
import { decodeText } from '../src/files/read.ts';
import { type FileResult, lintText } from '../src/lint.ts';
import { tasksOf } from '../src/plan/walk.ts';

const corpus = path.join(import.meta.dirname, '../../shared/corpus');
const base = defaultSettings();
const settings = { ...base, shared: { ...base.shared, includeCompleted: true } };

function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(corpus, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(corpus, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function lint(file: string): Promise<FileResult> {
  const read = decodeText(readFileSync(path.join(corpus, file)));
  if ('error' in read) throw new Error(`${file}: ${read.error}`);
  return lintText(file, read.text, settings);
}

describe.skipIf(!existsSync(corpus))('real files (skipped where ../shared is not at hand)', () => {
  it.each(['_notplans', '_notplans-hard'])('%s: no file is taken for a plan, none has a finding', async (folder) => {
    const files = filesBelow(folder);
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      const result = await lint(file);
      expect(result.findings, file).toEqual([]);
      expect(result.plans, file).toEqual([]);
    }
  });
  it('every real plan is read without an error of ours', async () => {
    for (const folder of readdirSync(corpus).filter((name) => /^[a-z]/.test(name) && !name.includes('.'))) {
      for (const file of filesBelow(folder)) {
        const { findings, text } = await lint(file);
        for (const finding of findings) {
          expect(finding.message, file).not.toMatch(/undefined|NaN|\{\{|\[object/);
          expect(finding.location.end.offset, file).toBeLessThanOrEqual(text.length);
        }
      }
    }
  });
  it('takes every task of spec-kit’s lists, as a plain scan of the lines counts them', async () => {
    for (const file of filesBelow('speckit')) {
      const text = readFileSync(path.join(corpus, file), 'utf8');
      const counted = text.split('\n').flatMap((line) => {
        const match = /^\s*- \[(.)\] \**(T\d+[A-Za-z]?)/.exec(line);
        return match ? [`${match[2] ?? ''} ${match[1]?.toLowerCase() === 'x'}`] : [];
      });
      const { plans } = await lint(file);
      const read = plans.flatMap((plan) => tasksOf(plan.root)).map((task) => `${task.id?.value ?? ''} ${task.done}`);
      expect(read.sort(), file).toEqual(counted.sort());
    }
  });
  it('finds the faults that were seen by eye, in the dialects that are read', async () => {
    const rows = readFileSync(path.join(corpus, 'known-faults.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'));
    const known = rows.filter(([file]) => /^(?:freeform|speckit)\//.test(file ?? ''));
    expect(known.length).toBeGreaterThan(5);
    for (const [file = '', lines = '', rule = ''] of known) {
      const [from = 0, to = from] = lines.split('-').map(Number);
      const { findings } = await lint(file);
      const hits = findings.filter(
        (one) => rule.split('|').includes(one.rule) && from <= one.location.start.line && one.location.start.line <= to,
      );
      expect(hits.length, `${file}:${lines} ${rule}`).toBeGreaterThan(0);
    }
  });
});
