// What an entry of the vocabulary decides, a table for each concept in `fixtures/vocabulary`. Update with `vitest run -u`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import type { Task } from '../src/plan/model.ts';
import { blocksOf, tasksOf } from '../src/plan/walk.ts';
import { readDuration } from '../src/reading/facts/durations.ts';
import { rolesOf } from '../src/reading/facts/roles.ts';
import { fieldKind } from '../src/reading/vocabulary/fields.ts';
import { kindOfNoun } from '../src/reading/vocabulary/kinds.ts';
import { isBeside, isImperative, isSchedule, titleSays } from '../src/reading/vocabulary/work.ts';
import { readRows, rewriteRows } from './support/word-tables.ts';

const folder = path.join(import.meta.dirname, '../fixtures/vocabulary');
const LANGUAGES = ['en', 'zh', 'ja', 'ko', 'de', 'es', 'pt', 'fr', 'it', 'ru', 'nl', 'th'];

/** The tree of a plan in which a line stands. */
async function rootOf(text: string): Promise<NonNullable<Awaited<ReturnType<typeof lintText>>['plans'][number]>['root']> {
  const { plans } = await lintText('plan.md', text, defaultSettings());
  const root = plans[0]?.root;
  if (!root) throw new Error(`no plan:\n${text}`);
  return root;
}

/** Track B of three, with a line of its own. */
async function trackWith(
  line: string,
  files = '**Files:** `src/own.ts`',
): Promise<{ readonly track: Task; readonly names: ReadonlyMap<string, string> }> {
  const root = await rootOf(
    `# Parallel plan\n\n## Track A: Desk\n\n**Files:** \`src/a.ts\`\n\n## Track B: Shelf\n\n${files}\n\n${line}\n\n## Track C: Door\n\n**Files:** \`src/c.ts\`\n`,
  );
  const track = tasksOf(root).find((task) => task.id?.value === 'Track B');
  if (!track) throw new Error(`no Track B with ${line}`);
  return { track, names: new Map(tasksOf(root).map((task) => [task.key, task.id?.value ?? ''])) };
}

/** What each table is read by. */
const READERS: Readonly<Record<string, (text: string) => string | Promise<string>>> = {
  kinds: (noun) => {
    const kind = kindOfNoun(noun);
    return kind === undefined ? 'not known' : kind === 'none' ? 'no work' : kind === 'assignee' ? 'worker' : kind;
  },
  fields: (name) => fieldKind(name) ?? 'not known',
  arrangement: async (sentence) => {
    const root = await rootOf(
      `# Plan\n\n## Phase 1: Build\n\n${sentence}\n\n### Task 1: Desk\n\n**Files:** \`src/a.ts\`\n\n### Task 2: Shelf\n\n**Files:** \`src/b.ts\`\n`,
    );
    const group = blocksOf(root).find((block) => block.children.length === 2);
    return { parallel: 'at once', sequence: 'one by one', unknown: 'order unknown' }[group?.arrangement ?? 'unknown'];
  },
  dependency: async (line) => {
    const { track, names } = await trackWith(line);
    const of = (blocks: boolean): readonly string[] =>
      track.dependencies.filter((one) => (one.via === 'blocks') === blocks).map((one) => names.get(one.target ?? '') ?? 'unknown');
    const parts = [
      of(false).length > 0 ? `after ${of(false).join(' + ')}` : '',
      of(true).length > 0 ? `before ${of(true).join(' + ')}` : '',
    ];
    return parts.filter((part) => part !== '').join(', ') || 'nothing';
  },
  files: async (line) => {
    const { track } = await trackWith(line, 'Draws the shelf.');
    return track.paths.map((one) => `${one.access}s ${one.value}`).join(', ') || 'nothing';
  },
  roles: (step) => [...rolesOf(step)].sort().join(', '),
  status: async (line) => ((await trackWith(line)).track.done ? 'done' : 'open'),
  time: (text) => {
    const duration = readDuration(text)?.value;
    if (!duration) return 'no time';
    const minutes = duration.min === duration.max ? String(duration.min) : `${duration.min}–${duration.max}`;
    return `${minutes} min${duration.measure === 'effort' ? ' of work' : ''}`;
  },
  lines: (line) => (isImperative(line) ? 'an order' : 'no order'),
  titles: (title) => {
    const says = titleSays(title);
    return says.parallel ? 'a plan of parallel work' : says.other ? 'something else' : says.plan ? 'a plan' : 'nothing';
  },
  sections: (title) => (isSchedule(title) ? 'a schedule' : isBeside(title) ? 'beside the plan' : 'a part of the plan'),
};

describe('vocabulary', () => {
  for (const [name, read] of Object.entries(READERS)) {
    it(name, async () => {
      const file = path.join(folder, `${name}.md`);
      const text = readFileSync(file, 'utf8');
      const rows = readRows(text);
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.filter((row) => !LANGUAGES.includes(row.language))).toEqual([]);
      await expect(await rewriteRows(text, read)).toMatchFileSnapshot(file);
    });
  }

  it('has a reader for every table', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(READERS)
        .map((name) => `${name}.md`)
        .sort(),
    );
  });
});
