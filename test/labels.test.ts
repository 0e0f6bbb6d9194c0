// Ids as they are compared, and what titles say and must not take away.
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import { tasksOf } from '../src/plan/walk.ts';
import { labelKey } from '../src/reading/records/label.ts';
import { titleSaysParallel } from '../src/reading/vocabulary/order.ts';

describe('ids', () => {
  it.each([
    ['Track #2', 'TRACK 2'],
    ['track-02', 'Track 2'],
    ['T012', 't-12'],
  ])('%s and %s are one', (one, other) => {
    expect(labelKey(one)).toBe(labelKey(other));
  });
  it.each([
    ['P0-2', 'P2'],
    ['P0-2', 'P02'],
    ['T10-1', 'T101'],
  ])('%s and %s are two', (one, other) => {
    expect(labelKey(one)).not.toBe(labelKey(other));
  });
});

it('reads check boxes below a title that calls itself an implementation plan', async () => {
  const text = `# Parallel Implementation Plan\n\n## Phase 1: Seats\n\n- [ ] Draw the decks in \`src/decks.ts\`\n- [ ] Number the seats in \`src/numbers.ts\`\n\n## Leftovers\n\n- [ ] Add the legend in \`src/legend.ts\`\n- [ ] Write the guide in \`docs/guide.md\`\n- [ ] Check the colours in \`src/colours.ts\`\n`;
  const { plans } = await lintText('plan.md', text, defaultSettings());
  expect(plans.flatMap((plan) => tasksOf(plan.root)).map((task) => task.title.value)).toContain('Add the legend in src/legend.ts');
});

it.each([
  ['Parallel tracks', true],
  ['Parallel work streams', true],
  ['Parallel track: the desk', false],
])('%s says of what it heads that it runs at once: %s', (title, expected) => {
  expect(titleSaysParallel(title, [])).toBe(expected);
});
