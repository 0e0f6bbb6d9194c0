// A dispatch summary: `- **Wave 1**: **3 tasks** - T1 → \`quick\`, T2-T3 → \`deep\``.
import { locate } from '../../markdown/locate.ts';
import { entriesBelow, sectionsOf } from '../../markdown/outline.ts';
import type { Task, Total } from '../../plan/model.ts';
import { countTotal, readNumber } from '../../reading/build/items.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { readReferences } from '../../reading/facts/references.ts';
import { inWave, readWaveName, type WavePlacement } from './waves.ts';

/** The waves that the summary puts tasks into, and its counts against the tasks that the plan puts into each wave elsewhere. */
export function readSummary(
  document: PlanDocument,
  find: (id: string) => string | undefined,
  tasks: readonly Task[],
  statements: readonly WavePlacement[],
): { readonly waves: readonly WavePlacement[]; readonly totals: readonly Total[] } {
  const waves: WavePlacement[] = [];
  const totals: Total[] = [];
  for (const section of sectionsOf(document.outline)) {
    if (!/\bdispatch summary\b/i.test(section.title)) continue;
    for (const entry of entriesBelow(section.entries)) {
      const wave = entry.kind === 'item' ? readWaveName(entry.text.slice(0, 24)) : undefined;
      if (!wave) continue;
      for (const one of readReferences(entry.text, String.raw`[TF]\d{1,3}[a-z]?`)) {
        const node = find(one.value);
        if (node !== undefined) waves.push(inWave(node, wave, 'summary', locate(document, entry.start + one.start, entry.start + one.end)));
      }
      const members = tasks.filter((task) => statements.some((one) => one.node === task.key && one.wave === wave.wave));
      const value = readNumber(document, entry, /\*\*(\d{1,3}) tasks?\*\*|:\s*\**(\d{1,3}) tasks?\b/i);
      if (value && members.length > 0) totals.push(countTotal(`number of tasks of ${wave.label}`, 'tasks', value, members));
    }
  }
  return { waves, totals };
}
