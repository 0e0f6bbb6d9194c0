// A plan that saves too little time to be worth its coordination.
import { reachable } from '../analysis/compare.ts';
import { formatInterval } from '../plan/duration.ts';
import { defineRule } from '../engine/rule.ts';

export default defineRule({
  id: 'min-time-reduction',
  meta: {
    description: 'Require a plan to save more time than the target',
    category: 'size',
    severity: 'warning',
    recommended: true,
    since: '0.1.0',
    needs: ['totals'],
    messages: {
      implied: '{{parallel}} instead of {{sequential}} saves at most {{percent}}%, not more than the target of {{target}}%{{times}}',
      claimed: 'the plan claims to save {{percent}}%, not more than the target of {{target}}%',
    },
    help: {
      implied: 'let more of the work run in parallel, or do it in sequence',
      claimed: 'let more of the work run in parallel, or do it in sequence',
    },
  },
  options: (z) =>
    z.strictObject({
      target: z.number().min(0).max(100).default(40).describe('The time reduction, in percent, that a plan has to exceed'),
    }),
  check({ plan, analysis, options, report }) {
    const whole = plan.comparisons.find((one) => one.scope === 'plan');
    const { parallel, sequential } = whole ?? { parallel: plan.statedParallelTime, sequential: plan.statedSequentialTime };
    if (parallel && sequential && sequential.value.max > 0) {
      const most = Math.round((1 - parallel.value.min / sequential.value.max) * 1000) / 10;
      if (most > 0 && most <= options.target) {
        const data = {
          parallel: formatInterval(parallel.value, parallel.value.unit),
          sequential: formatInterval(sequential.value, sequential.value.unit),
        };
        report({
          messageId: 'implied',
          data: { ...data, percent: most, target: options.target, times: reachable(analysis()) },
          loc: whole?.loc ?? parallel.loc,
          related: [{ message: 'the time in sequence', location: sequential.loc }],
        });
      }
      return;
    }
    for (const claim of plan.claims) {
      if (claim.kind !== 'reduction' || claim.value.value.max > options.target || claim.value.value.max === 0) continue;
      report({ messageId: 'claimed', data: { percent: claim.value.value.max, target: options.target }, loc: claim.value.loc });
    }
  },
});
