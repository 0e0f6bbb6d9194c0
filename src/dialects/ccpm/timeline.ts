// The expected timeline of a CCPM analysis: `With parallel execution: 9 h`, `Without: 16 h`, on one line or with the time in the list below.
import { locate } from '../../markdown/locate.ts';
import { entriesBelow, sectionsOf } from '../../markdown/outline.ts';
import type { Duration } from '../../plan/duration.ts';
import type { Located } from '../../plan/location.ts';
import type { Plan } from '../../plan/model.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { readDuration } from '../../reading/facts/durations.ts';

/** The two times of an analysis, where it states both. */
function readTimeline(
  document: PlanDocument,
): { readonly parallel: Located<Duration>; readonly sequential: Located<Duration> } | undefined {
  let parallel: Located<Duration> | undefined;
  let sequential: Located<Duration> | undefined;
  for (const section of sectionsOf(document.outline)) {
    if (!/\bexpected timeline\b/i.test(section.title) && !/^with(?:out)? parallel\b/i.test(section.title)) continue;
    let side: 'with' | 'without' | undefined = sideOf(section.title);
    for (const entry of entriesBelow(section.entries)) {
      if (entry.kind !== 'item' && entry.kind !== 'line') continue;
      side = sideOf(entry.text) ?? side;
      // The total work is no wall time, and neither are the times of single streams.
      const label = /^\W*(?:with(?:out)?\b[^:]{0,30}|(?:total )?(?:wall|sequential)[ -]time)\W*:\W*/i.exec(entry.text);
      const before = label?.[0].length ?? 0;
      const found = label ? readDuration(entry.text.slice(before)) : undefined;
      if (side === undefined || !(found && found.start <= 12)) continue;
      const start = entry.start + before + found.start;
      const stated = { value: found.value, loc: locate(document, start, start + found.end - found.start) };
      if (side === 'with') parallel ??= stated;
      else sequential ??= stated;
    }
  }
  if (!parallel || !sequential) return undefined;
  return parallel.value.unit === sequential.value.unit ? { parallel, sequential } : undefined;
}

function sideOf(text: string): 'with' | 'without' | undefined {
  const match = /^\W*(with(?:out)?)\b(?=[^.]{0,30}(?:parallel|:))/i.exec(text);
  return match ? (match[1]?.toLowerCase() as 'with' | 'without') : undefined;
}

/** An analysis with its two times: they are what its claims follow from. */
export function withTimeline(plan: Plan, document: PlanDocument): Plan {
  const times = readTimeline(document);
  if (!times || plan.comparisons.length > 0) return plan;
  const { parallel, sequential } = times;
  return {
    ...plan,
    statedParallelTime: parallel,
    statedSequentialTime: sequential,
    comparisons: [{ loc: parallel.loc, parallel, sequential, scope: 'plan' }],
    claims: plan.claims.map((claim) => (claim.kind === 'score' || claim.parallel ? claim : { ...claim, parallel, sequential })),
  };
}
