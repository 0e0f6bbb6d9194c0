// Small work split among agents, and plans whose parallel run is no faster than doing the work in sequence.
import { weighOverhead } from '../analysis/compare.ts';
import { formatInterval, formatMinutes, type Interval } from '../plan/duration.ts';
import type { Comparison, Plan } from '../plan/model.ts';
import { sequentialSize } from '../plan/size.ts';
import { parallelRegionsOf, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-premature-parallelization',
  meta: {
    description: 'Disallow splitting work among agents that is small, or that does not get faster by it',
    category: 'size',
    severity: 'warning',
    recommended: true,
    since: '0.1.0',
    needs: ['durations'],
    messages: {
      small: 'the whole work takes {{size}} in sequence, too little to split among {{agents}} agents{{times}}',
      slower: '{{parallel}} in parallel is not shorter than {{sequential}} in sequence',
      overhead: '{{parallel}} in parallel plus {{overhead}} of coordination is not shorter than {{sequential}} in sequence',
    },
    help: {
      small: 'do it in sequence; splitting pays from {{limit}} on',
      slower: 'do the work in sequence, or correct the times',
      overhead: 'do the work in sequence, or lower the overhead',
    },
  },
  options: noOptions,
  check({ plan, analysis, settings, report }) {
    const [region] = parallelRegionsOf(plan);
    const size = sequentialSize(plan);
    if (region && size && size.max < settings.smallWork) {
      const data = {
        size: formatInterval(atMost(size)),
        limit: formatMinutes(settings.smallWork),
        agents: tasksOf(region).length,
        times: weighOverhead(analysis()),
      };
      report({
        messageId: 'small',
        data,
        loc: region.loc,
        related: plan.statedSequentialTime ? [{ message: 'the time in sequence', location: plan.statedSequentialTime.loc }] : [],
      });
    }
    const overhead = plan.declarations.overhead?.value ?? 0;
    for (const { loc, parallel, sequential } of wholePlan(plan)) {
      if (parallel.value.min + overhead < sequential.value.max) continue;
      const data = {
        parallel: formatInterval(parallel.value, parallel.value.unit),
        sequential: formatInterval(sequential.value, sequential.value.unit),
      };
      if (parallel.value.min >= sequential.value.max) report({ messageId: 'slower', data, loc });
      else report({ messageId: 'overhead', data: { ...data, overhead: formatMinutes(overhead) }, loc });
    }
  },
});

function atMost(size: Interval): Interval {
  return size.min === 0 ? { min: size.max, max: size.max } : size;
}

/** Comparisons of whole times; the plan's own two totals count as one when no line sets them against each other. */
function wholePlan(plan: Plan): readonly Pick<Comparison, 'loc' | 'parallel' | 'sequential'>[] {
  if (plan.comparisons.length > 0) return plan.comparisons;
  return plan.statedParallelTime && plan.statedSequentialTime
    ? [{ loc: plan.statedParallelTime.loc, parallel: plan.statedParallelTime, sequential: plan.statedSequentialTime }]
    : [];
}
