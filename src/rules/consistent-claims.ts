// A stated reduction, speed-up, return or score that the plan's own numbers contradict.
import type { Fix } from '../engine/finding.ts';
import { formatInterval, type Interval } from '../plan/duration.ts';
import { graphMetrics } from '../plan/metrics.ts';
import type { Claim, GraphMetric } from '../plan/model.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'consistent-claims',
  meta: {
    description: 'Require stated reductions, speed-ups, returns and scores to follow from the plan’s own numbers',
    category: 'numbers',
    severity: 'warning',
    recommended: true,
    since: '0.1.0',
    needs: ['claims'],
    fixable: 'safe',
    messages: {
      reduction: 'the stated reduction is {{stated}}, but {{parallel}} instead of {{sequential}} is {{computed}}',
      speedup: 'the stated speed-up is {{stated}}, but {{sequential}} done in {{parallel}} is {{computed}}',
      saved: 'the stated saving is {{stated}}, but {{parallel}} instead of {{sequential}} saves {{computed}}',
      roi: 'the stated return is {{stated}}, but {{saved}} saved for {{overhead}} of overhead is {{computed}}',
      score: 'the stated score is {{stated}}, above the highest ({{most}})',
      metric: 'the plan states {{stated}} {{metric}}, but its tasks give {{computed}}',
    },
    help: {
      reduction: 'write {{computed}}, or correct the times',
      speedup: 'write {{computed}}, or correct the times',
      saved: 'write {{computed}}, or correct the times',
      roi: 'write {{computed}}, or correct the times',
      score: 'write a score of at most {{most}}',
      metric: 'write {{computed}}',
    },
  },
  options: noOptions,
  check({ plan, order, report }) {
    for (const claim of plan.claims) {
      if (isMetric(claim.kind)) {
        const value = graphMetrics(plan, order)[claim.kind];
        if (value === undefined || Math.abs(value - claim.value.value.min) <= claim.precision * 2 + 1e-9) continue;
        const newText = value.toFixed(claim.text.split('.')[1]?.length ?? 0);
        report({
          messageId: 'metric',
          data: { stated: claim.text, metric: METRICS[claim.kind], computed: newText },
          loc: claim.value.loc,
          fix: { title: `Change it to ${newText}`, safe: true, edits: [{ loc: claim.value.loc, newText }] },
        });
        continue;
      }
      const computed = compute(claim);
      if (computed === undefined || agrees(claim, computed)) continue;
      const { parallel, sequential, saved, overhead } = claim;
      const place = { loc: claim.value.loc, related: relatedOf(claim) };
      const fix = fixOf(claim, computed);
      const data = { stated: claim.text, computed: show(claim, computed) };
      const times = {
        parallel: parallel ? formatInterval(parallel.value, parallel.value.unit) : '',
        sequential: sequential ? formatInterval(sequential.value, sequential.value.unit) : '',
      };
      const mend = fix ? { fix } : {};
      if (claim.kind === 'score') report({ messageId: 'score', data: { stated: claim.text, most: claim.outOf ?? 0 }, ...place });
      else if (claim.kind === 'roi') {
        const amounts = {
          saved: saved ? formatInterval(saved.value, saved.value.unit) : '',
          overhead: overhead ? formatInterval(overhead.value, overhead.value.unit) : '',
        };
        report({ messageId: 'roi', data: { ...data, ...amounts }, ...place, ...mend });
      } else report({ messageId: claim.kind, data: { ...data, ...times }, ...place, ...mend });
    }
  },
});

/** What the figures of the graph are called in a message. */
const METRICS: Readonly<Record<GraphMetric, string>> = {
  ready: 'tasks that can start at once',
  width: 'tasks for each task of the longest path',
  density: 'dependencies a task',
  overlaps: 'files that two tasks of one wave write',
};

function isMetric(kind: Claim['kind']): kind is GraphMetric {
  return Object.hasOwn(METRICS, kind);
}

/** What a claim should say, in its own unit. Reduction = 1 − parallel/sequential, speed-up = sequential/parallel, ROI = (saved − overhead)/overhead. */
function compute(claim: Claim): Interval | undefined {
  const { parallel, sequential, saved, overhead } = claim;
  if (claim.kind === 'score') return { min: 0, max: claim.outOf ?? Infinity };
  if (claim.kind === 'roi') {
    if (!saved || !overhead || overhead.value.min <= 0) return undefined;
    return { min: saved.value.min / overhead.value.max - 1, max: saved.value.max / overhead.value.min - 1 };
  }
  if (
    !parallel ||
    !sequential ||
    parallel.value.min <= 0 ||
    sequential.value.min <= 0 ||
    parallel.value.measure !== sequential.value.measure
  )
    return undefined;
  const slack = parallel.value.approximate || sequential.value.approximate ? 0.15 : 0;
  const lowest = { parallel: parallel.value.min * (1 - slack), sequential: sequential.value.min * (1 - slack) };
  const highest = { parallel: parallel.value.max * (1 + slack), sequential: sequential.value.max * (1 + slack) };
  if (claim.kind === 'saved') return { min: lowest.sequential - highest.parallel, max: highest.sequential - lowest.parallel };
  if (claim.kind === 'speedup') return { min: lowest.sequential / highest.parallel, max: highest.sequential / lowest.parallel };
  return { min: (1 - highest.parallel / lowest.sequential) * 100, max: (1 - lowest.parallel / highest.sequential) * 100 };
}

/** Whether rounding, cutting off, or reading "60 % faster" as a speed-up of 1.6 makes the claim true. */
function agrees(claim: Claim, computed: Interval): boolean {
  const { min, max } = claim.value.value;
  const tolerance =
    claim.kind === 'saved' ? claim.precision : claim.precision * 2 + (claim.approximate ? Math.max(5 * claim.precision * 2, max * 0.1) : 0);
  const meets = (range: Interval): boolean => min - tolerance < range.max + 1e-9 && max + tolerance > range.min - 1e-9;
  if (meets(computed)) return true;
  if (claim.kind !== 'reduction' || computed.max >= 100) return false;
  return meets({ min: 100 / (1 - computed.min / 100) - 100, max: 100 / (1 - computed.max / 100) - 100 });
}

function show(claim: Claim, computed: Interval): string {
  if (claim.kind === 'saved') return formatInterval({ min: Math.round(computed.min), max: Math.round(computed.max) });
  // As the plan writes it: `70%`, `70 %`, `3.3x`.
  const suffix = claim.kind === 'reduction' ? (/\d%/.test(claim.text) ? '%' : ' %') : claim.text.includes('×') ? '×' : 'x';
  const low = figure(claim, computed.min);
  const high = figure(claim, computed.max);
  return low === high ? `${low}${suffix}` : `${low}–${high}${suffix}`;
}

function figure(claim: Claim, value: number): string {
  const digits = claim.precision >= 0.5 ? 0 : claim.precision >= 0.05 ? 1 : 2;
  return value.toFixed(digits);
}

/** The computed figure in the claim's own notation; only where it is one number and not an estimate. */
function fixOf(claim: Claim, computed: Interval): Fix | undefined {
  if (claim.kind === 'score' || claim.kind === 'saved' || claim.approximate) return undefined;
  const low = figure(claim, computed.min);
  if (low !== figure(claim, computed.max)) return undefined;
  const newText = claim.text.replace(/\d+(?:\.\d+)?(?:\s?%?\s?[-–]\s?\d+(?:\.\d+)?)?/, low);
  return { title: `Change it to ${newText}`, safe: true, edits: [{ loc: claim.value.loc, newText }] };
}

function relatedOf(claim: Claim): readonly { message: string; location: Claim['value']['loc'] }[] {
  return [
    ...(claim.parallel ? [{ message: 'the time in parallel', location: claim.parallel.loc }] : []),
    ...(claim.sequential ? [{ message: 'the time in sequence', location: claim.sequential.loc }] : []),
    ...(claim.saved && claim.kind === 'roi' ? [{ message: 'the time saved', location: claim.saved.loc }] : []),
    ...(claim.overhead ? [{ message: 'the overhead', location: claim.overhead.loc }] : []),
  ];
}
