// The table "The seed as a test": on our own plans of the same shapes, and on the owner's document where it is at hand.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import { checkCase } from './support/check-case.ts';
import { readCases } from './support/cases.ts';

const fixture = path.join(import.meta.dirname, '../fixtures/seed-shapes.md');
const seed = path.join(import.meta.dirname, '../../shared/seed/parallelization-examples.md');

describe('plans of the shapes of the seed', () => {
  for (const one of readCases('fixtures/seed-shapes.md', readFileSync(fixture, 'utf8'))) it(one.name, () => checkCase(one));
});

/** Heading of the seed → the rules, or groups of rules, that must be reported below it, apart from advice; strict rows say everything. */
const TABLE: Readonly<Record<string, { readonly rules: readonly string[]; readonly others?: boolean }>> = {
  'Example 1: E-Commerce Shopping Cart Feature': { rules: [] },
  'Example 2: User Authentication System': { rules: ['agent-count', 'no-unfrozen-interfaces'] },
  'Example 3: Real-time Analytics Dashboard': { rules: ['no-unfrozen-interfaces', 'require-checkpoints'] },
  'Anti-Pattern 1: Premature Parallelization': { rules: ['no-premature-parallelization'], others: true },
  'Anti-Pattern 2: No Integration Checkpoints': { rules: ['require-checkpoints'], others: true },
  'Anti-Pattern 3: Changing Interfaces Mid-Flight': { rules: ['no-unfrozen-interfaces'], others: true },
  'Template: CRUD API Feature': { rules: [] },
  'Template: Data Pipeline Feature': { rules: ['require-checkpoints'] },
  'Template: UI Component Library': { rules: ['agent-count', 'require-checkpoints'] },
};

describe.skipIf(!existsSync(seed))('the seed itself (skipped where ../shared is not at hand)', () => {
  it('gives the table, and nothing elsewhere', async () => {
    const text = readFileSync(seed, 'utf8');
    const { findings } = await lintText('seed.md', text, defaultSettings());
    let fenced = false;
    const headings = text.split('\n').map((line) => {
      if (line.startsWith('```')) fenced = !fenced;
      return fenced ? undefined : /^### (.*)$/.exec(line)?.[1];
    });
    const found = new Map<string, Set<string>>();
    for (const finding of findings.filter((one) => one.severity !== 'info')) {
      const heading = headings.slice(0, finding.location.start.line).findLast((one) => one !== undefined) ?? '';
      found.set(heading, (found.get(heading) ?? new Set()).add(finding.group ?? finding.rule));
    }
    for (const [heading, { rules, others }] of Object.entries(TABLE)) {
      const got = [...(found.get(heading) ?? [])].sort();
      if (others) expect(got, heading).toEqual(expect.arrayContaining([...rules]));
      else expect(got, heading).toEqual([...rules]);
      found.delete(heading);
    }
    expect([...found.keys()], 'headings that the table does not name').toEqual([]);
  });
  it('says nothing in the parts called Right', async () => {
    const text = readFileSync(seed, 'utf8');
    const { findings } = await lintText('seed.md', text, defaultSettings());
    const lines = text.split('\n');
    for (const finding of findings.filter((one) => one.severity !== 'info')) {
      const label = lines.slice(0, finding.location.start.line).findLast((line) => /^\*\*(?:Wrong|Right):\*\*$|^#{2,3} /.test(line));
      expect(label, `line ${finding.location.start.line}`).not.toBe('**Right:**');
    }
  });
});
